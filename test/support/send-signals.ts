import { until } from "../../packages/local-aws/test/support/until.ts";
import { hrAt } from "./actors.ts";
import { operationsAt } from "./operations.ts";
import type { TestPlatform } from "./platform.ts";

/** Somebody's run, by the names that a test needs. */
export interface Run {
  readonly employeeId: string;
  /** Of the execution. */
  readonly name: string;
  readonly email: string;
  /** The address that HR corrects it to. */
  readonly newEmail: string;
}

export function runOf(employeeId: string): Run {
  const email = `${employeeId.toLowerCase()}@example.com`;
  return { employeeId, name: `hire-${employeeId}`, email, newEmail: `new.${email}` };
}

/** What a waiting run may be told. */
export const signals = ["cancel", "move", "resend", "bounce"] as const;
export type Signal = (typeof signals)[number];

/** Whoever tells the runs of a platform: HR, and the mail service. */
export function signalsAt(platform: TestPlatform) {
  const { emit } = hrAt(platform);
  const tellers: Readonly<Record<Signal, (run: Run) => Promise<unknown>>> = {
    cancel: ({ employeeId }) => emit("EmployeeHireCancelled", { employeeId }),
    move: ({ employeeId, newEmail: email }) => emit("EmployeeEmailChanged", { employeeId, email }),
    resend: ({ employeeId }) => emit("InvitationResendRequested", { employeeId }),
    bounce: async (run) => bounce(platform, run),
  };
  const tell = (run: Run, signal: Signal) => tellers[signal](run);
  return {
    tell,
    /** Tells a run something, and waits until its record knows. */
    async tellForSure(run: Run, signal: Signal): Promise<void> {
      const count = async () => (await operationsAt(platform).record(run.name))?.signalCount ?? 0;
      const before = await count();
      await tell(run, signal);
      await until(`${signal} on ${run.name}`, async () => ((await count()) > before ? true : undefined));
    },
  };
}

/** The newest mail to a run's address comes back late, as mails do: long after SES has taken it. */
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
