import { type EventBridgeClient, ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { z } from "zod";
import { CannotHire } from "./cannot-hire.ts";

export const DETAIL_TYPE = "EmployeeHired";

const Pattern = z.object({ source: z.array(z.string()), "detail-type": z.array(z.string()) });

/** The source is a setting of the deployment; the rule that starts an onboarding has it. Rejects with `CannotHire` without one. */
export async function sourceOfHires(client: EventBridgeClient, EventBusName: string): Promise<string> {
  const { Rules = [] } = await client.send(new ListRulesCommand({ EventBusName }));
  const patterns = Rules.map(({ EventPattern = "{}" }) => Pattern.safeParse(JSON.parse(EventPattern)).data);
  const [source] = patterns.find((pattern) => pattern?.["detail-type"].includes(DETAIL_TYPE))?.source ?? [];
  if (source === undefined) throw new CannotHire(`No rule of the bus ${EventBusName} takes ${DETAIL_TYPE}.`);
  return source;
}
