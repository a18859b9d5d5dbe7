import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildApp } from "../../infra/synthesize.ts";
import { definitionOf } from "./definition-of.ts";
import { diagram } from "./diagram.ts";

const end = "<!-- /diagram -->";

/** Draws the synthesized state machines, each between its two marks in README.md. */
const file = join(import.meta.dirname, "../../README.md");
const { template } = buildApp({ builtinCloudFormationValidation: false }).synth().getStackByName("Onboarding");
const drawn = ["onboarding", "password-reset"].reduce(withDiagramOf, readFileSync(file, "utf8"));
writeFileSync(file, drawn);
process.stdout.write("Updated the diagrams of the state machines in README.md.\n");

function withDiagramOf(readme: string, name: string): string {
  const begin = `<!-- diagram:${name} -->`;
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`README.md has no ${begin} followed by ${end}. Add both marks.`);
  const drawing = diagram(definitionOf(template, name));
  return `${readme.slice(0, from)}${begin}\n\`\`\`mermaid\n${drawing}\n\`\`\`\n${readme.slice(to)}`;
}
