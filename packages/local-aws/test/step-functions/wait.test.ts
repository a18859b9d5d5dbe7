import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostStepFunctions } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const single = (state: object) => ({ StartAt: "X", States: { X: state } });
const ended = async (definition: object, input: unknown = {}) => host.describe(await host.start(definition, input));

describe("[D] Wait", () => {
  const rest = (more: object) => single({ Type: "Wait", ...more, End: true });
  const at = (ms: number) => new Date(host.clock.now() + ms).toISOString();

  it.each([-1, 1.5, 100_000_000])(
    "Seconds of %d is refused at creation, and fails as an expression",
    async (Seconds) => {
      expect(() => host.create(rest({ Seconds }))).toThrow("/States/X/Seconds");
      const { error } = await ended(rest({ Seconds: `{% ${Seconds} %}` }));
      expect(error).toBe("States.QueryEvaluationError");
    },
  );

  it.each([
    "2026-01-05",
    "2026-01-05T09:00Z",
    "2026-01-05T09:00:00",
    "2026-01-05t09:00:00Z",
    "2026-01-05T09:00:00z",
    "2026-01-05 09:00:00Z",
    "2026-02-30T09:00:00Z",
  ])("Timestamp %s is no RFC 3339 time", async (Timestamp) => {
    expect(() => host.create(rest({ Timestamp }))).toThrow("/States/X/Timestamp");
    expect((await ended(rest({ Timestamp: `{% '${Timestamp}' %}` }))).error).toBe("States.QueryEvaluationError");
  });

  it.each([
    ["is in the past", () => at(-1000)],
    ["has an offset", () => at(-1000).replace("Z", "+00:00")],
    ["is in the present second: milliseconds are ignored", () => at(999)],
  ])("ends immediately when its Timestamp %s", async (_, timestamp) => {
    const arn = await host.start(rest({ Timestamp: timestamp() }));
    await host.advance(0);
    expect((await host.describe(arn)).status).toBe("SUCCEEDED");
  });

  it.each([{}, { Seconds: 1, Timestamp: "2026-01-05T09:00:00Z" }])("needs one of its fields: %j", (more) => {
    expect(() => host.create(rest(more))).toThrow("either 'Seconds' or 'Timestamp'");
  });
});

describe("Wait", () => {
  it.each([
    ["Seconds", () => "{% 60 * 60 %}"],
    ["Timestamp", () => new Date(host.clock.now() + 3_600_000).toISOString()],
  ])("the next state follows after its %s", async (field, value) => {
    const arn = await host.start(single({ Type: "Wait", [field]: value(), End: true }));
    await host.advance(3599);
    expect((await host.describe(arn)).status).toBe("RUNNING");
    await host.advance(1);
    expect((await host.describe(arn)).status).toBe("SUCCEEDED");
  });
});
