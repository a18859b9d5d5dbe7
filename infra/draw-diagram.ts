import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diagram } from "../workflows/diagram.ts";
import { definitionOf } from "./definition-of.ts";
import { buildApp } from "./synthesize.ts";

const begin = "<!-- diagram:onboarding -->";
const end = "<!-- /diagram -->";

/** Draws the state machine as it would be deployed between the two marks in README.md. */
const file = join(import.meta.dirname, "../README.md");
const readme = readFileSync(file, "utf8");
const [before, rest] = readme.split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`README.md has no ${begin} with an ${end} after it.`);

const { template } = buildApp({ builtinCloudFormationValidation: false }).synth().getStackByName("Onboarding");
const drawing = diagram(definitionOf(template, "onboarding"));
process.stdout.write("README.md has the diagram of the definition as it is now.\n");
writeFileSync(file, `${before}${begin}\n\`\`\`mermaid\n${drawing}\n\`\`\`\n${end}${after}`);
