import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Account, createAccount } from "../support/account.ts";

const lambdaOf = (name: string) => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;
const mayInvoke = (name: string) => ({ Action: "lambda:InvokeFunction", Resource: lambdaOf(name) });
const noPolicy = (who: string, action: string, resource: string, type = "resource-based") =>
  `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no ${type} policy allows the ${action} action`;

let account: Account;
beforeEach(() => {
  account = createAccount();
});

describe("a state machine invokes a function with its role", () => {
  const History = z.object({
    events: z.array(z.object({ type: z.string(), taskFailedEventDetails: z.unknown().optional() })),
  });

  async function run(...rights: Parameters<Account["allow"]>[1][]) {
    const { stepFunctions, createRole, createFunction, activity } = account;
    createFunction("work");
    const roleArn = createRole("machine", "states.amazonaws.com", ...rights);
    const task = {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: lambdaOf("work") },
    };
    const States = { Work: { ...task, End: true } };
    const definition = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "Work", States });
    const { arn } = stepFunctions.createStateMachine({ name: "machine", definition, roleArn, type: "STANDARD" });
    const { service } = stepFunctions;
    const started = await service.call("StartExecution", { stateMachineArn: arn });
    await activity.idle();
    const { executionArn } = z.object({ executionArn: z.string() }).parse(started);
    const { events } = History.parse(await service.call("GetExecutionHistory", { executionArn }));
    return events.map(({ type, taskFailedEventDetails }) => ({ type, details: taskFailedEventDetails }));
  }

  it("that may", async () => {
    expect((await run(mayInvoke("work"))).at(-1)?.type).toBe("ExecutionSucceeded");
  });

  it("that may not, and the task fails with the service's error", async () => {
    const events = await run(mayInvoke("other"));
    const who = "arn:aws:sts::000000000000:assumed-role/machine/states";
    const text = noPolicy(who, "lambda:InvokeFunction", lambdaOf("work"), "identity-based");
    const where = "(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: ";
    expect(events.find(({ type }) => type === "TaskFailed")?.details).toMatchObject({
      error: "Lambda.AWSLambdaException",
      cause: expect.stringContaining(`${text} ${where}`),
    });
    expect(account.invoked).toEqual([]);
  });
});

describe("a rule", () => {
  function ruleWith(letters: readonly object[]) {
    const { eventBridge, sqs, createFunction, iam } = account;
    const Arn = createFunction("receive");
    const queue = sqs.createQueue({ QueueName: "letters" });
    const Targets = [{ Id: "receive", Arn, DeadLetterConfig: { Arn: queue.arn } }];
    const rule = eventBridge.createRule({ Name: "placed", EventPattern: { source: ["shop"] }, Targets });
    const PolicyDocument = { Version: "2012-10-17", Statement: letters };
    if (letters.length > 0) iam.policies.addQueuePolicy({ Queues: [queue.url], PolicyDocument });
    return { rule, queue };
  }
  const put = async () => {
    account.eventBridge.putServiceEvent({ source: "shop", detailType: "Placed", detail: {}, resources: [] });
    await account.activity.idle();
  };
  const permit = (SourceArn: string) => {
    const permission = { Action: "lambda:InvokeFunction", FunctionName: "receive", Principal: "events.amazonaws.com" };
    account.iam.policies.addPermission({ ...permission, SourceArn });
  };
  const letIn = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: "*",
  };

  it("invokes a function whose policy allows it", async () => {
    const { rule } = ruleWith([]);
    permit(rule.arn);
    await put();
    expect(account.invoked).toMatchObject([{ name: "receive" }]);
  });

  it("sends the event to the dead-letter queue when the function's policy allows another rule only", async () => {
    const { rule, queue } = ruleWith([letIn]);
    permit(`${rule.arn}-of-old`);
    await put();
    expect(account.invoked).toEqual([]);
    const [letter] = account.sqs.messages(queue.arn);
    expect(letter?.attributes).toMatchObject({
      ERROR_CODE: "NO_PERMISSIONS",
      ERROR_MESSAGE: noPolicy("events.amazonaws.com", "lambda:InvokeFunction", lambdaOf("receive")),
      RETRY_ATTEMPTS: "0",
    });
  });

  it("drops the event when the queue's policy does not allow it either", async () => {
    const { queue } = ruleWith([]);
    await put();
    expect(account.sqs.messages(queue.arn)).toEqual([]);
    expect(account.eventBridge.dropped()).toMatchObject([{ errorCode: "NO_PERMISSIONS" }]);
  });
});

describe("the event of a failed function is sent to the queue with the function's role", () => {
  const giveUp = async (...rights: Parameters<Account["allow"]>[1][]) => {
    const { lambda, sqs, createFunction, failing, activity } = account;
    const queue = sqs.createQueue({ QueueName: "letters" });
    createFunction("receive", ...rights);
    failing.add("receive");
    const DestinationConfig = { OnFailure: { Destination: queue.arn } };
    lambda.configureAsync({
      FunctionName: "receive",
      Qualifier: "$LATEST",
      MaximumRetryAttempts: 0,
      DestinationConfig,
    });
    lambda.invokeAsync("receive", "{}");
    await activity.idle();
    return sqs.messages(queue.arn).length;
  };

  it("that may send", async () => {
    const Resource = "arn:aws:sqs:eu-west-1:000000000000:letters";
    expect(await giveUp({ Action: "sqs:SendMessage", Resource })).toBe(1);
  });

  it("that may not, and it is dropped", async () => {
    expect(await giveUp()).toBe(0);
  });
});
