import { until } from "../../packages/local-aws/test/support/until.ts";
import { hrAt } from "./actors.ts";
import { operationsAt } from "./operations.ts";
import type { TestPlatform } from "./platform.ts";

/** The onboarding of one person, by the names that a test needs. */
export interface Run {
  readonly employeeId: string;
  /** The name of the execution. */
  readonly name: string;
  readonly email: string;
  /** The address that HR corrects it to. */
  readonly newEmail: string;
}

export function runOf(employeeId: string): Run {
  const email = `${employeeId.toLowerCase()}@example.com`;
  return { employeeId, name: `hire-${employeeId}`, email, newEmail: `new.${email}` };
}

/** What interrupts a wait, by short names that fit into an employee id. */
export const signalKinds = ["cancel", "change-email", "resend", "bounce"] as const;
export type SignalKind = (typeof signalKinds)[number];

/** The senders of signals on a platform: HR, and the mail service. */
export function signalsAt(platform: TestPlatform) {
  const { emit } = hrAt(platform);
  const senders: Readonly<Record<SignalKind, (run: Run) => Promise<unknown>>> = {
    cancel: ({ employeeId }) => emit("EmployeeHireCancelled", { employeeId }),
    "change-email": ({ employeeId, newEmail: email }) => emit("EmployeeEmailChanged", { employeeId, email }),
    resend: ({ employeeId }) => emit("InvitationResendRequested", { employeeId }),
    bounce: async (run) => bounce(platform, run),
  };
  const send = (run: Run, kind: SignalKind) => senders[kind](run);
  return {
    send,
    /** Sends a signal, and waits until it is stored on the record. */
    async sendAndWait(run: Run, kind: SignalKind): Promise<void> {
      const count = async () => (await operationsAt(platform).record(run.name))?.signalCount ?? 0;
      const before = await count();
      await send(run, kind);
      await until(`${kind} on ${run.name}`, async () => ((await count()) > before ? true : undefined));
    },
  };
}

/** Reports the newest mail to the person's address as bounced, which happens long after SES has accepted it. */
async function bounce(platform: TestPlatform, { email }: Run): Promise<void> {
  const { services } = platform;
  const mail = services.ses.mailbox().findLast(({ to }) => to.includes(email));
  const tags = Object.entries(mail?.tags ?? {}).map(([name, value]): [string, string[]] => [name, [value]]);
  const configurationSet = await operationsAt(platform).variable("send-link", "CONFIGURATION_SET");
  services.eventBridge.putServiceEvent({
    source: "aws.ses",
    detailType: "Email Bounced",
    resources: [],
    detail: {
      eventType: "Bounce",
      mail: { messageId: mail?.id, tags: { ...Object.fromEntries(tags), "ses:configuration-set": [configurationSet] } },
      bounce: { bounceType: "Permanent", bounceSubType: "General", bouncedRecipients: [{ emailAddress: email }] },
    },
  });
}
