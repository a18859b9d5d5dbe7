import { emitHire } from "../hire/emit.ts";
import { LocalRun } from "../hire/target.ts";
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
  await emitHire(LocalRun.parse(outputs), { hire: EMPLOYEE, source: undefined });
  const [link = ""] = (await mailed).match(/https?:\S+/) ?? [];
  return `${EMPLOYEE.givenName} ${EMPLOYEE.familyName} (${EMPLOYEE.employeeId}) was hired and got a mail. Follow its link:\n\n  ${link}\n`;
}
