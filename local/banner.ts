import type { Outputs } from "./outputs.ts";

/** What a person at the terminal needs once everything runs. */
export function readyText(outputs: Outputs): string {
  return `
Ready.
  Portal    ${outputs.portalUrl}
  Console   ${outputs.consoleUrl}      executions, mailbox, events, clock
  AWS       ${outputs.endpoint}              aws --endpoint-url ${outputs.endpoint} --region ${outputs.region} …
  Outputs   .local/outputs.json
Stop with Ctrl-C.
`;
}
