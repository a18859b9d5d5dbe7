import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { beforeAll, describe, expect, it } from "vitest";
import { until } from "../../packages/local-aws/test/support/until.ts";
import { buildHire, hrAt, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await sharedPlatform();
});

const MINUTE = 60_000;

interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly errorName?: string;
}

/** The lines that `signal-onboarding` logLinesOf about an employee's event of this type. */
function logLinesOf(detailType: string, employeeId: string): LogLine[] {
  const [event] = sentBy(platform).events(detailType, employeeId);
  const log = join(platform.logDirectory, "onboarding-signal-onboarding.log");
  const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
  const own = lines.filter((line) => line.startsWith("{") && line.includes(`"eventId":"${event?.id}"`));
  return own.map((line) => JSON.parse(line));
}

/** Resolves with the log lines when an event was postponed for the `count`th time. */
const waitForPostponement = (detailType: string, employeeId: string, count = 1) =>
  until(`${detailType} to be postponed`, () => {
    const lines = logLinesOf(detailType, employeeId).filter(({ message }) => message === "TASK_POSTPONED");
    return lines.length === count ? lines : undefined;
  });

/** Lets another event of HR arrive before the hire: `start-onboarding` is paused until the other was postponed. */
async function sendBeforeHire(detailType: string, detail: ReturnType<typeof buildHire>): Promise<void> {
  const operations = operationsAt(platform);
  await operations.pause("start-onboarding");
  await hrAt(platform).hire({ employeeId: detail.employeeId });
  await hrAt(platform).emit(detailType, detail);
  await waitForPostponement(detailType, detail.employeeId);
  await operations.resume("start-onboarding");
  await platform.services.clock.advance(1.1 * MINUTE);
}

describe("an event of HR that arrives before the hire", () => {
  it("corrects the address: the new one has a working link, and the old one at most a dead one", async () => {
    const corrected = buildHire({ employeeId: "HASTY", email: "hasty.right@example.com" });
    await sendBeforeHire("EmployeeEmailChanged", corrected);
    const link = await sentBy(platform).linkMailedTo(corrected.email);
    expect(await personAt(platform, link).open()).toMatchObject({ state: "ready" });
    for (const { text } of sentBy(platform).mailsTo("hasty@example.com")) {
      const dead = text.match(/#(\S+)/)?.[1] ?? "";
      expect(await personAt(platform, dead).open()).toMatchObject({ state: "gone" });
    }
  });

  it("cancels the hire", async () => {
    await sendBeforeHire("EmployeeHireCancelled", buildHire({ employeeId: "RASH" }));
    expect(await operationsAt(platform).endOf("hire-RASH")).toBe("Cancelled");
    expect(await userAt(platform, "RASH")).toMatchObject({ Enabled: false });
  });
});

it("drops an event for an unknown employee at the third delivery, without a warning and without a dead letter", async () => {
  await hrAt(platform).emit("EmployeeHireCancelled", { employeeId: "NEVER" });
  const [line] = await waitForPostponement("EmployeeHireCancelled", "NEVER");
  expect(line).toMatchObject({ level: "INFO", errorName: "HireNotSeenYet" });
  await platform.services.clock.advance(1.1 * MINUTE);
  await waitForPostponement("EmployeeHireCancelled", "NEVER", 2);
  await platform.services.clock.advance(2.1 * MINUTE);
  const end = await until("the end", () => logLinesOf("EmployeeHireCancelled", "NEVER").find(isEnd));
  expect(end).toMatchObject({ level: "INFO", outcome: "Dropped" });
  const QueueUrl = platform.outputs["deadLetterQueueUrl"];
  const { Messages = [] } = await platform.queues.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  expect(JSON.stringify(Messages)).not.toContain("NEVER");
});

function isEnd({ message }: LogLine): boolean {
  return message === "TASK_COMPLETED";
}
