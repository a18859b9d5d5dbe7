import { AwsError } from "local-aws";
import type { ConsoleDeps } from "../../src/console.ts";

const ARN = "arn:aws:states:eu-west-1:000000000000:stateMachine:onboarding";
const RESET_ARN = "arn:aws:states:eu-west-1:000000000000:stateMachine:password-reset";
export const EXECUTION_ARN = "arn:aws:states:eu-west-1:000000000000:execution:onboarding:hire-E1001";

export const definition = {
  StartAt: "Send link",
  States: {
    "Send link": { Type: "Task", Next: "Wait for the user" },
    "Wait for the user": {
      Type: "Task",
      Next: "Password accepted?",
      Catch: [{ ErrorEquals: ["States.Timeout", "States.HeartbeatTimeout"], Next: "Expired" }],
    },
    "Password accepted?": {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.outcome = 'Activated' %}", Next: "Activated" }],
      Default: "Wait for the user",
    },
    Activated: { Type: "Succeed" },
    Expired: { Type: "Succeed" },
  },
} as const;

/** A history from `type` and `type:name` words, each event following from the one before. */
export function historyOf(...words: readonly string[]) {
  return words.map((word, index) => {
    const [type = "", name] = word.split(":");
    const details = name === undefined ? {} : { [`${detailsKey(type)}EventDetails`]: { name } };
    return { id: index + 1, timestamp: 1_767_603_600 + index, type, previousEventId: index, ...details };
  });
}

function detailsKey(type: string): string {
  return type.endsWith("StateExited") ? "stateExited" : "stateEntered";
}

/**
 * Step Functions with two machines. `onboarding` has an execution that runs, whose history comes in two pages, and one
 * that ended at Expired; `password-reset` has none.
 */
export async function stepFunctions(operation: string, input: unknown): Promise<unknown> {
  if (operation === "ListExecutions" && JSON.stringify(input).includes(RESET_ARN)) return { executions: [] };
  const answer = Object.hasOwn(ANSWERS, operation) ? ANSWERS[operation] : undefined;
  if (answer === undefined) throw new Error(`not implemented: ${operation}`);
  if (operation === "DescribeExecution" && !JSON.stringify(input).includes(EXECUTION_ARN))
    throw new AwsError("ExecutionDoesNotExist", "Execution Does Not Exist: 'it'");
  return operation === "GetExecutionHistory" ? page(input) : answer;
}

const execution = { executionArn: EXECUTION_ARN, name: "hire-E1001", status: "RUNNING", startDate: 1_767_603_600.25 };
const events = historyOf("ExecutionStarted", "TaskStateEntered:Send link", "TaskScheduled", "TaskStarted");
const ended = historyOf("ExecutionStarted", "SucceedStateEntered:Expired", "SucceedStateExited:Expired");
const older = {
  ...execution,
  executionArn: EXECUTION_ARN.replace("E1001", "E1000"),
  name: "hire-E1000",
  status: "SUCCEEDED",
  startDate: 1_767_600_000,
  stopDate: 1_767_600_001,
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  ListStateMachines: {
    stateMachines: [
      { stateMachineArn: ARN, name: "onboarding" },
      { stateMachineArn: RESET_ARN, name: "password-reset" },
    ],
  },
  ListExecutions: { executions: [older, execution] },
  DescribeExecution: { ...execution, stateMachineArn: ARN, input: '{"employeeId":"E1001"}' },
  DescribeStateMachineForExecution: { name: "onboarding", definition: JSON.stringify(definition) },
  GetExecutionHistory: {},
};

function page(input: unknown) {
  if (JSON.stringify(input).includes('"reverseOrder":true')) return { events: ended.toReversed() };
  const isSecond = JSON.stringify(input).includes('"nextToken":"second"');
  return isSecond ? { events: events.slice(2) } : { events: events.slice(0, 2), nextToken: "second" };
}

export const mail = {
  id: "mail-1",
  to: ["ada@example.com"],
  from: "welcome@example.com",
  subject: "Welcome",
  text: "Hello",
  html: "<!doctype html><p>Hello</p>",
  sentAt: "2026-01-05T09:00:00.000Z",
  tags: { purpose: "invitation" },
} as const;

const event = { source: "hr", "detail-type": "EmployeeHired", time: mail.sentAt, detail: {} };

/** All ports filled, the clock at 2026-01-05T09:00Z and moved by `advance`. */
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
      { eventBusName: "onboarding", rules: ["hired"], event: { ...event, id: "first" } },
      { eventBusName: "onboarding", rules: [], event: { ...event, id: "second" } },
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
