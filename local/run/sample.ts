import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { z } from "zod";
import type { Platform } from "./platform.ts";

const EMPLOYEE = { employeeId: "E1000", email: "grace@example.com", givenName: "Grace", familyName: "Hopper" };
const DETAIL_TYPE = "EmployeeHired";

/** Emits one hire as HR would, waits for its mail, and answers what to do next. */
export async function hireSample({ outputs, services }: Platform): Promise<string> {
  const mailed = new Promise<string>((resolve) => {
    const unsubscribe = services.ses.subscribe((mail) => {
      if (!mail.to.includes(EMPLOYEE.email)) return;
      unsubscribe();
      resolve(mail.text);
    });
  });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new EventBridgeClient({ endpoint: outputs.endpoint, region: outputs.region, credentials });
  const EventBusName = outputs["eventBusName"];
  const Source = await sourceOfHires(client, EventBusName);
  const entry = { EventBusName, Source, DetailType: DETAIL_TYPE, Detail: JSON.stringify(EMPLOYEE) };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
  const [link = ""] = (await mailed).match(/https?:\S+/) ?? [];
  return `${EMPLOYEE.givenName} ${EMPLOYEE.familyName} (${EMPLOYEE.employeeId}) was hired and got a mail. Follow its link:\n\n  ${link}\n`;
}

const Pattern = z.object({ source: z.array(z.string()), "detail-type": z.array(z.string()) });

/** The source is a setting of the deployment; the rule that starts an onboarding has it. */
async function sourceOfHires(client: EventBridgeClient, EventBusName: string | undefined): Promise<string> {
  const { Rules = [] } = await client.send(new ListRulesCommand({ EventBusName }));
  const patterns = Rules.map(({ EventPattern = "{}" }) => Pattern.safeParse(JSON.parse(EventPattern)).data);
  const [source] = patterns.find((pattern) => pattern?.["detail-type"].includes(DETAIL_TYPE))?.source ?? [];
  if (source === undefined) throw new Error(`No rule of the bus ${EventBusName} takes ${DETAIL_TYPE}.`);
  return source;
}
