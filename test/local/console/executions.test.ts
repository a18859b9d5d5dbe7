import { describe, expect, it } from "vitest";
import { createConsole } from "../../../local/console/console.ts";
import { EXECUTION_ARN, sampleDeps } from "./support/sample.ts";

const app = createConsole(sampleDeps());

describe("the executions of the console", () => {
  it("are listed newest first, with times as ISO 8601", async () => {
    const answer = await app.request("/api/executions");
    expect(await answer.json()).toMatchObject([
      { name: "hire-E1001", stateMachineName: "onboarding", status: "RUNNING", startDate: "2026-01-05T09:00:00.250Z" },
      { name: "hire-E1000", stopDate: "2026-01-05T08:00:01.000Z" },
    ]);
  });

  it("show one with description, states, the history of all pages and the graph", async () => {
    const detail = await (await app.request("/api/executions/onboarding/hire-E1001")).json();
    expect(detail.description).toEqual({
      executionArn: EXECUTION_ARN,
      name: "hire-E1001",
      stateMachineName: "onboarding",
      status: "RUNNING",
      startDate: "2026-01-05T09:00:00.250Z",
      input: '{"employeeId":"E1001"}',
    });
    expect(detail.states[0]).toEqual({ name: "Send link", type: "Task", status: "running", entered: 1 });
    expect(detail.history).toHaveLength(4);
    expect(detail.history[3]).toMatchObject({ id: 4, previousEventId: 3, type: "TaskStarted", stateName: "Send link" });
    expect(detail.graph).toMatch(/^<svg /);
  });

  it.each(["/api/executions/onboarding/nobody", "/api/executions/nothing/hire-E1001"])(
    "answer 404 for %s",
    async (path) => {
      const answer = await app.request(path);
      expect(await answer.json()).toMatchObject({ title: "Not found", status: 404 });
    },
  );
});
