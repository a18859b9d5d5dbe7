import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { EXECUTION_ARN, historyOf, sampleDeps, stepFunctions } from "./support/sample.ts";

const app = createConsole(sampleDeps());

describe("the executions of the console", () => {
  it("are listed newest first, with times as ISO 8601", async () => {
    const answer = await app.request("/api/executions");
    expect(await answer.json()).toMatchObject([
      { name: "hire-E1001", stateMachineName: "onboarding", status: "RUNNING", startDate: "2026-01-05T09:00:00.250Z" },
      { name: "hire-E1000", stopDate: "2026-01-05T08:00:01.000Z" },
    ]);
  });

  it("say in which state they ended, and ask for it once", async () => {
    const calls: string[] = [];
    const counted = createConsole({
      ...sampleDeps(),
      stepFunctions: (operation, input) => {
        calls.push(operation);
        return stepFunctions(operation, input);
      },
    });
    const ends = async () => {
      const listed: { endState?: string }[] = await (await counted.request("/api/executions")).json();
      return listed.map(({ endState }) => endState);
    };
    expect([await ends(), await ends()]).toEqual([
      [undefined, "Expired"],
      [undefined, "Expired"],
    ]);
    expect(calls.filter((operation) => operation === "GetExecutionHistory")).toHaveLength(1);
  });

  it("are those of every state machine", async () => {
    const inReset = { executionArn: "arn:reset", name: "reset-E1000", status: "RUNNING", startDate: 1_767_700_000 };
    const app = createConsole({
      ...sampleDeps(),
      stepFunctions: async (operation, input) =>
        operation === "ListExecutions" && JSON.stringify(input).includes("password-reset")
          ? { executions: [inReset] }
          : stepFunctions(operation, input),
    });
    expect(await (await app.request("/api/executions")).json()).toMatchObject([
      { name: "reset-E1000", stateMachineName: "password-reset" },
      { name: "hire-E1001", stateMachineName: "onboarding" },
      { name: "hire-E1000", stateMachineName: "onboarding" },
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

  it("show of a closed one the state in which it ended", async () => {
    const closed = { executionArn: EXECUTION_ARN, stateMachineArn: "arn:x", name: "hire-E1001", status: "SUCCEEDED" };
    const events = historyOf("ExecutionStarted", "SucceedStateEntered:Expired", "ExecutionSucceeded");
    const app = createConsole({
      ...sampleDeps(),
      async stepFunctions(operation, input) {
        if (operation === "DescribeExecution") return { ...closed, startDate: 1_767_603_600, stopDate: 1_767_603_602 };
        return operation === "GetExecutionHistory" ? { events } : stepFunctions(operation, input);
      },
    });
    const { description } = await (await app.request("/api/executions/onboarding/hire-E1001")).json();
    expect(description).toMatchObject({ status: "SUCCEEDED", endState: "Expired" });
  });

  it.each(["/api/executions/onboarding/nobody", "/api/executions/nothing/hire-E1001"])(
    "answer 404 for %s",
    async (path) => {
      const answer = await app.request(path);
      expect(await answer.json()).toMatchObject({ title: "Not found", status: 404 });
    },
  );
});
