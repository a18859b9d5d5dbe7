import { splitAddress } from "../address.ts";

/**
 * What the mailbox simulator does with a mail. The part before the `@` decides, without a label after `+`.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 */
export type Scenario = "success" | "bounce" | "suppressionlist" | "complaint" | "ooto";

const SCENARIOS: readonly Scenario[] = ["success", "bounce", "suppressionlist", "complaint", "ooto"];

/** The scenario of a recipient: `success` for every address that is not one of the simulator's. */
export function scenarioOf(address: string): Scenario {
  const { localPart, domain } = splitAddress(address.toLowerCase());
  if (domain !== "simulator.amazonses.com") return "success";
  const [name] = localPart.split("+");
  return SCENARIOS.find((scenario) => scenario === name) ?? "success";
}
