import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { emitHire, findHrSource } from "./emit-hire.ts";
import type { Platform } from "./platform.ts";

const EMPLOYEE = { employeeId: "E1000", email: "grace@example.com", givenName: "Grace", familyName: "Hopper" };

/** Emits one hire as HR would, waits for its mail, and answers what to do next. Rejects as `emitHire` does. */
export async function hireSample({ outputs, services }: Platform): Promise<string> {
  const mailed = new Promise<string>((resolve) => {
    const unsubscribe = services.ses.subscribe((mail) => {
      if (!mail.to.includes(EMPLOYEE.email)) return;
      unsubscribe();
      resolve(mail.text);
    });
  });
  const { endpoint, region, eventBusName = "" } = outputs;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new EventBridgeClient({ endpoint, region, credentials });
  await emitHire(client, { eventBusName, source: await findHrSource(client, eventBusName), hire: EMPLOYEE });
  const [link = ""] = (await mailed).match(/https?:\S+/) ?? [];
  return `${EMPLOYEE.givenName} ${EMPLOYEE.familyName} (${EMPLOYEE.employeeId}) was hired and got a mail. Follow its link:\n\n  ${link}\n`;
}
