import { splitAddress } from "../address.ts";

/**
 * What the mailbox simulator does with a mail, by the name before the `@`; a label after `+` changes nothing.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 */
export type Scenario = "success" | "bounce" | "suppressionlist" | "complaint" | "ooto";

const SCENARIOS: readonly Scenario[] = ["success", "bounce", "suppressionlist", "complaint", "ooto"];

/** Every mailbox but the simulator's takes its mail. */
export function scenarioOf(address: string): Scenario {
  const { localPart, domain } = splitAddress(address.toLowerCase());
  if (domain !== "simulator.amazonses.com") return "success";
  const [name] = localPart.split("+");
  return SCENARIOS.find((scenario) => scenario === name) ?? "success";
}
