import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { EXECUTION_ARN, historyOf, sampleDeps, stepFunctions } from "./support/sample.ts";

const app = createConsole(sampleDeps());

describe("the executions of the console", () => {
  it("are listed newest first, with times as ISO 8601", async () => {
    const response = await app.request("/api/executions");
    expect(await response.json()).toMatchObject([
      { name: "order-1001", stateMachineName: "orders", status: "RUNNING", startDate: "2026-01-05T09:00:00.250Z" },
      { name: "order-1000", stopDate: "2026-01-05T08:00:01.000Z" },
    ]);
  });

  it("have the state in which they ended, which is read once", async () => {
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

  it("come from every state machine", async () => {
    const inReturns = { executionArn: "arn:returns", name: "return-1000", status: "RUNNING", startDate: 1_767_700_000 };
    const app = createConsole({
      ...sampleDeps(),
      stepFunctions: async (operation, input) =>
        operation === "ListExecutions" && JSON.stringify(input).includes("returns")
          ? { executions: [inReturns] }
          : stepFunctions(operation, input),
    });
    expect(await (await app.request("/api/executions")).json()).toMatchObject([
      { name: "return-1000", stateMachineName: "returns" },
      { name: "order-1001", stateMachineName: "orders" },
      { name: "order-1000", stateMachineName: "orders" },
    ]);
  });

  it("have a description, states, the history of all pages and a graph each", async () => {
    const detail = await (await app.request("/api/executions/orders/order-1001")).json();
    expect(detail.description).toEqual({
      executionArn: EXECUTION_ARN,
      name: "order-1001",
      stateMachineName: "orders",
      status: "RUNNING",
      startDate: "2026-01-05T09:00:00.250Z",
      input: '{"orderId":"1001"}',
    });
    expect(detail.states[0]).toEqual({ name: "Charge card", type: "Task", status: "running", entered: 1 });
    expect(detail.history).toHaveLength(4);
    expect(detail.history[3]).toMatchObject({
      id: 4,
      previousEventId: 3,
      type: "TaskStarted",
      stateName: "Charge card",
    });
    expect(detail.graph).toMatch(/^<svg /);
  });

  it("have their end state in the description, once they are closed", async () => {
    const closed = { executionArn: EXECUTION_ARN, stateMachineArn: "arn:x", name: "order-1001", status: "SUCCEEDED" };
    const events = historyOf("ExecutionStarted", "SucceedStateEntered:Expired", "ExecutionSucceeded");
    const app = createConsole({
      ...sampleDeps(),
      async stepFunctions(operation, input) {
        if (operation === "DescribeExecution") return { ...closed, startDate: 1_767_603_600, stopDate: 1_767_603_602 };
        return operation === "GetExecutionHistory" ? { events } : stepFunctions(operation, input);
      },
    });
    const { description } = await (await app.request("/api/executions/orders/order-1001")).json();
    expect(description).toMatchObject({ status: "SUCCEEDED", endState: "Expired" });
  });

  it.each(["/api/executions/orders/unknown", "/api/executions/unknown/order-1001"])(
    "are answered with 404 for %s",
    async (path) => {
      const response = await app.request(path);
      expect(await response.json()).toMatchObject({ title: "Not found", status: 404 });
    },
  );
});
