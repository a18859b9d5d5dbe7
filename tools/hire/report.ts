import type { Hire } from "./options.ts";
import type { Target } from "./target.ts";

/** The text after an event was put on the bus: what was sent, and where its mail arrives. */
export function report(target: Target, hire: Hire, eventId: string): string {
  const { employeeId, email, givenName, familyName } = hire;
  const emitted = `EmployeeHired for ${givenName} ${familyName} (${employeeId}) is on the bus ${target.eventBusName}, event ${eventId}.`;
  if (target.kind === "deployed") return `${emitted}\nThe link is mailed to ${email}.`;
  return `${emitted}
The mail to ${email} arrives in the mailbox:

  ${target.consoleUrl}#/mailbox
  ${target.mailboxUrl}      as JSON`;
}
