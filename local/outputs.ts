import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** The stack's outputs in lower camel case, and where the local run is reached: `.local/outputs.json`. */
export type Outputs = Readonly<Record<string, string>> & LocalAddresses;

export interface LocalAddresses {
  /** For `--endpoint-url`. */
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  readonly portalUrl: string;
  readonly consoleUrl: string;
  /** Answers every mail as JSON, oldest first. */
  readonly mailboxUrl: string;
}

/** Puts the addresses and the outputs of the template together. */
export function outputsOf(
  at: Pick<LocalAddresses, "endpoint" | "region" | "accountId" | "portalUrl">,
  stackOutputs: Readonly<Record<string, string>>,
): Outputs {
  const consoleUrl = `${at.portalUrl}/console`;
  const names = Object.entries(stackOutputs).map(([name, value]): [string, string] => [lowerFirst(name), value]);
  return { ...Object.fromEntries(names), ...at, consoleUrl, mailboxUrl: `${consoleUrl}/api/mailbox` };
}

/** Writes them for other programs. The function that it answers takes them away, unless another run has written its own. */
export function publishOutputs(file: string, outputs: Outputs): () => void {
  const text = `${JSON.stringify(outputs, null, 2)}\n`;
  writeFileSync(file, text);
  return () => {
    if (existsSync(file) && readFileSync(file, "utf8") === text) rmSync(file);
  };
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
