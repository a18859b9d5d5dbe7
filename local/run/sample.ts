import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Platform } from "./platform.ts";

const EMPLOYEE = { employeeId: "E1000", email: "ada@example.com", givenName: "Ada", familyName: "Lovelace" };

/** Emits one hire as HR would, waits for its mail, and answers what to do next. */
export async function hireSample({ outputs, services }: Platform): Promise<string> {
  const mailed = new Promise<string>((resolve) => {
    const unsubscribe = services.ses.subscribe((mail) => {
      unsubscribe();
      resolve(mail.text);
    });
  });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new EventBridgeClient({ endpoint: outputs.endpoint, region: outputs.region, credentials });
  const entry = {
    EventBusName: outputs["eventBusName"],
    Source: "hr",
    DetailType: "EmployeeHired",
    Detail: JSON.stringify(EMPLOYEE),
  };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
  const [link = ""] = (await mailed).match(/https?:\S+/) ?? [];
  return `${EMPLOYEE.givenName} ${EMPLOYEE.familyName} (${EMPLOYEE.employeeId}) was hired and got a mail. Follow its link:\n\n  ${link}\n`;
}
