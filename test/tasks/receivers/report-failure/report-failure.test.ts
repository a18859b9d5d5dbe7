import { describe, expect, it } from "vitest";
import { publishedEvents } from "../../../../contracts/published-events.ts";
import { createReportFailure } from "../../../../tasks/receivers/report-failure/report-failure.ts";

const arn = "arn:aws:states:eu-west-1:000000000000:execution:onboarding:hire-E1";
const input = { onboardingId: "hire-E1", employeeId: "E1", email: "c4n4ry@example.com", givenName: "c4n4ry" };

/** The detail of a `Step Functions Execution Status Change`. */
function buildStatusChange(overrides: object = {}) {
  const ended = { status: "FAILED", startDate: 1_767_603_600_000, stopDate: 1_767_607_200_000 };
  const fault = { error: "AliasExistsException", cause: "c4n4ry" };
  return { executionArn: arn, name: "hire-E1", ...ended, input: JSON.stringify(input), ...fault, ...overrides };
}

async function report(detail: unknown) {
  const published: { type: string; detail: unknown }[] = [];
  const reportFailure = createReportFailure(async (type, about) => void published.push({ type, detail: about }));
  const type = "Step Functions Execution Status Change";
  return {
    answer: await reportFailure({ id: "event-1", "detail-type": type, source: "aws.states", detail }),
    published,
  };
}

describe("a failed execution", () => {
  it.each(["FAILED", "TIMED_OUT", "ABORTED"] as const)(
    "is published with the name of its error: %s",
    async (status) => {
      const { answer, published } = await report(buildStatusChange({ status }));
      expect(answer).toEqual({ outcome: "Reported", onboardingId: "hire-E1" });
      const about = { id: "hire-E1:failed:1767607200000", onboardingId: "hire-E1", employeeId: "E1" };
      const failure = {
        executionArn: arn,
        status,
        error: "AliasExistsException",
        failedAt: "2026-01-05T10:00:00.000Z",
      };
      expect(published).toEqual([{ type: "OnboardingFailed", detail: { ...about, ...failure } }]);
      expect(publishedEvents.OnboardingFailed.schema.safeParse(published[0]?.detail).success).toBe(true);
      expect(JSON.stringify(published)).not.toContain("c4n4ry");
    },
  );

  it.each([
    ["no error", null],
    ["no such field", undefined],
    ["a sentence as its error", "ada@example.com did not work"],
    ["an error name that is too long", "E".repeat(101)],
  ])("is published without a name when it has %s", async (_, error) => {
    const { published } = await report(buildStatusChange({ error }));
    expect(published).toHaveLength(1);
    expect(published[0]?.detail).not.toHaveProperty("error");
  });

  it("is published again when it fails after a redrive", async () => {
    const { published: first } = await report(buildStatusChange());
    const { published: second } = await report(buildStatusChange({ stopDate: 1_767_610_800_000 }));
    expect(second).not.toEqual(first);
    expect(second[0]?.detail).toMatchObject({ id: "hire-E1:failed:1767610800000" });
  });
});

it.each<[string, object]>([
  ["succeeded", { status: "SUCCEEDED" }],
  ["has not ended", { status: "RUNNING", stopDate: null }],
  ["has an input that was omitted", { input: null }],
  ["has an input that is not JSON", { input: "{" }],
  ["was started by hand", { input: "{}" }],
])("drops an execution that %s", async (_, overrides) => {
  expect(await report(buildStatusChange(overrides))).toEqual({ answer: { outcome: "Dropped" }, published: [] });
});
