import { type HistoryEvent, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const order = (events: readonly HistoryEvent[]) =>
  events.map(({ id, type, previousEventId }) => [id, type, previousEventId]);

describe("history", () => {
  it("shows a lambda:invoke task in AWS's order", async () => {
    host.handlers.set("greet", (payload) => ({ hello: JSON.parse(payload).name }));
    const arn = await host.start({ StartAt: "Greet", States: { Greet: task("greet") } }, { name: "Ada" });
    const events = await host.history(arn);
    expect(order(events)).toEqual([
      [1, "ExecutionStarted", 0],
      [2, "TaskStateEntered", 0],
      [3, "TaskScheduled", 2],
      [4, "TaskStarted", 3],
      [5, "TaskSucceeded", 4],
      [6, "TaskStateExited", 5],
      [7, "ExecutionSucceeded", 6],
    ]);
    expect(events[2]?.taskScheduledEventDetails).toEqual({
      resource: "invoke",
      resourceType: "lambda",
      region: "eu-west-1",
      parameters: '{"FunctionName":"greet","Payload":{"name":"Ada"}}',
    });
  });

  it("shows a callback's output alone, and the call's answer in TaskSubmitted", async () => {
    let token = "";
    host.handlers.set("arm", (payload) => {
      token = JSON.parse(payload).token;
      return "armed";
    });
    const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("arm") } });
    await host.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"answer":42}' }));
    await host.activity.idle();
    const events = await host.history(arn);
    expect(events.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
    expect(JSON.parse(events[4]?.taskSubmittedEventDetails?.output ?? "")).toMatchObject({ Payload: "armed" });
    expect(events[5]?.taskSucceededEventDetails?.output).toBe('{"answer":42}');
  });
});
