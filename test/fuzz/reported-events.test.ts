import fc from "fast-check";
import { expect, it } from "vitest";
import { publishedEvents } from "../../contracts/published-events.ts";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { anyJson, deepJson, hostileText, mutated } from "../../packages/local-aws/test/support/hostile.ts";
import { UndeliveredMail } from "../../tasks/receivers/report-bounce/undelivered-mail.ts";
import { createReportFailure } from "../../tasks/receivers/report-failure/report-failure.ts";

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const anything = fc.oneof(anyJson(), deepJson, hostileText);

const tags = fc.record({
  onboardingId: fc.tuple(id.map((one) => `hire-${one}`)),
  round: fc.tuple(fc.integer({ min: 1, max: 99 }).map(String)),
});
const bounced = fc.record({
  eventType: fc.constant("Bounce"),
  mail: fc.record({ tags }),
  bounce: fc.constant({ bounceType: "Permanent" }),
});
const complaintEvent = fc.record({
  eventType: fc.constant("Complaint"),
  mail: fc.record({ tags: fc.oneof(tags, mutated(tags)) }),
  complaint: fc.oneof(fc.constant({}), anyJson()),
});

holds(
  "an event about a mail names a round of an onboarding, or is ignored",
  800,
  fc.property(fc.oneof(bounced, complaintEvent, mutated(bounced), mutated(complaintEvent), anything), (detail) => {
    const read = UndeliveredMail.safeParse(detail).data;
    expect(read?.onboardingId ?? "hire-1").toMatch(/^(hire|reset)-[A-Za-z0-9_-]{1,74}$/);
    expect(read?.round ?? 1).toSatisfy((round: number) => Number.isSafeInteger(round) && round >= 1);
  }),
);

const input = id.map((employeeId) => ({ onboardingId: `hire-${employeeId}`, employeeId }));
const failure = fc.record({
  executionArn: hostileText,
  name: hostileText,
  status: fc.constantFrom("FAILED", "TIMED_OUT", "ABORTED"),
  stopDate: fc.oneof(fc.constant(1_767_603_600_000), fc.maxSafeInteger()),
  input: fc.oneof(input, mutated(input)).map((value) => JSON.stringify(value)),
  error: fc.oneof(fc.constant("States.Timeout"), hostileText),
});

holds(
  "a failed execution is published in the documented form, or not at all",
  800,
  fc.asyncProperty(fc.oneof(failure, mutated(failure), anything), async (detail) => {
    const published: unknown[] = [];
    const report = createReportFailure(async (_type, event) => void published.push(event));
    const answer = await report({
      id: "1",
      "detail-type": "Step Functions Execution Status Change",
      source: "x",
      detail,
    });
    expect(published.map((event) => publishedEvents.OnboardingFailed.schema.parse(event).onboardingId)).toEqual(
      answer.outcome === "Reported" ? [answer.onboardingId] : [],
    );
  }),
);

it("drops a failed execution with an invalid time", async () => {
  const change = { executionArn: "arn", name: "hire-E1", status: "FAILED", stopDate: 8_640_000_000_000_001 };
  const detail = { ...change, input: JSON.stringify({ onboardingId: "hire-E1", employeeId: "E1" }) };
  const report = createReportFailure(() => Promise.reject(new Error("not implemented")));
  const envelope = { id: "1", "detail-type": "Step Functions Execution Status Change", source: "aws.states", detail };
  expect(await report(envelope)).toEqual({ outcome: "Dropped" });
});
