import { AwsError } from "local-aws";
import type { ConsoleDeps } from "../../src/console.ts";

const ORDERS_ARN = "arn:aws:states:eu-west-1:000000000000:stateMachine:orders";
const RETURNS_ARN = "arn:aws:states:eu-west-1:000000000000:stateMachine:returns";
export const EXECUTION_ARN = "arn:aws:states:eu-west-1:000000000000:execution:orders:order-1001";

export const definition = {
  StartAt: "Charge card",
  States: {
    "Charge card": { Type: "Task", Next: "Wait for the parcel" },
    "Wait for the parcel": {
      Type: "Task",
      Next: "Parcel complete?",
      Catch: [{ ErrorEquals: ["States.Timeout", "States.HeartbeatTimeout"], Next: "Expired" }],
    },
    "Parcel complete?": {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.outcome = 'Shipped' %}", Next: "Shipped" }],
      Default: "Wait for the parcel",
    },
    Shipped: { Type: "Succeed" },
    Expired: { Type: "Succeed" },
  },
} as const;

/** A history of events, each given as `type` or `type:state name`. Each event follows from the one before it. */
export function historyOf(...specs: readonly string[]) {
  return specs.map((spec, index) => {
    const [type = "", name] = spec.split(":");
    const details = name === undefined ? {} : { [`${detailsKey(type)}EventDetails`]: { name } };
    return { id: index + 1, timestamp: 1_767_603_600 + index, type, previousEventId: index, ...details };
  });
}

function detailsKey(type: string): string {
  return type.endsWith("StateExited") ? "stateExited" : "stateEntered";
}

/**
 * Step Functions with two state machines. `orders` has a running execution, whose history has two pages, and one that
 * ended in Expired; `returns` has none.
 */
export async function stepFunctions(operation: string, input: unknown): Promise<unknown> {
  if (operation === "ListExecutions" && JSON.stringify(input).includes(RETURNS_ARN)) return { executions: [] };
  const response = Object.hasOwn(RESPONSES, operation) ? RESPONSES[operation] : undefined;
  if (response === undefined) throw new Error(`not implemented: ${operation}`);
  if (operation === "DescribeExecution" && !JSON.stringify(input).includes(EXECUTION_ARN))
    throw new AwsError("ExecutionDoesNotExist", "Execution Does Not Exist: 'it'");
  return operation === "GetExecutionHistory" ? historyPage(input) : response;
}

const execution = { executionArn: EXECUTION_ARN, name: "order-1001", status: "RUNNING", startDate: 1_767_603_600.25 };
const events = historyOf("ExecutionStarted", "TaskStateEntered:Charge card", "TaskScheduled", "TaskStarted");
const endedEvents = historyOf("ExecutionStarted", "SucceedStateEntered:Expired", "SucceedStateExited:Expired");
const endedExecution = {
  executionArn: EXECUTION_ARN.replace("1001", "1000"),
  name: "order-1000",
  status: "SUCCEEDED",
  startDate: 1_767_600_000,
  stopDate: 1_767_600_001,
};

const RESPONSES: Readonly<Record<string, unknown>> = {
  ListStateMachines: {
    stateMachines: [
      { stateMachineArn: ORDERS_ARN, name: "orders" },
      { stateMachineArn: RETURNS_ARN, name: "returns" },
    ],
  },
  ListExecutions: { executions: [endedExecution, execution] },
  DescribeExecution: { ...execution, stateMachineArn: ORDERS_ARN, input: '{"orderId":"1001"}' },
  DescribeStateMachineForExecution: { name: "orders", definition: JSON.stringify(definition) },
  GetExecutionHistory: {},
};

function historyPage(input: unknown) {
  if (JSON.stringify(input).includes('"reverseOrder":true')) return { events: endedEvents.toReversed() };
  const isSecond = JSON.stringify(input).includes('"nextToken":"second"');
  return isSecond ? { events: events.slice(2) } : { events: events.slice(0, 2), nextToken: "second" };
}

export const mail = {
  id: "mail-1",
  to: ["ada@example.com"],
  from: "shop@example.com",
  subject: "Your order",
  text: "Hello",
  html: "<!doctype html><p>Hello</p>",
  sentAt: "2026-01-05T09:00:00.000Z",
  tags: { purpose: "receipt" },
} as const;

const event = { source: "shop", "detail-type": "OrderPlaced", time: mail.sentAt, detail: {} };

/** Every dependency with sample data. The clock shows 2026-01-05T09:00Z, and `advance` moves it. */
export function sampleDeps(): ConsoleDeps {
  let aheadMs = 0;
  return {
    stepFunctions,
    mailbox: () => [
      { ...mail, replyTo: [] },
      { ...mail, id: "mail-2" },
    ],
    texts: () => [{ to: "+491701234567", text: "Your code is 123456.", sentAt: mail.sentAt }],
    events: () => [
      { eventBusName: "shop", rules: ["order-placed"], event: { ...event, id: "first" } },
      { eventBusName: "shop", rules: [], event: { ...event, id: "second" } },
    ],
    deadLetters: () => [{ queueName: "rejected", messageId: "m", body: "{}", sentAt: mail.sentAt, attributes: {} }],
    clock: {
      now: () => Date.UTC(2026, 0, 5, 9) + aheadMs,
      aheadMs: () => aheadMs,
      async advance(ms) {
        aheadMs += ms;
      },
    },
  };
}
