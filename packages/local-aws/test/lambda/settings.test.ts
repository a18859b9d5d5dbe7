import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  PutFunctionConcurrencyCommand,
  TooManyRequestsException,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostLambda } from "./lambda-host.ts";

let host: Awaited<ReturnType<typeof hostLambda>>;
beforeAll(async () => {
  host = await hostLambda();
});
afterAll(() => host.stop());

const source = 'writeDown("loaded"); export const handler = () => { writeDown("called"); return process.env.COLOUR; };';
const calls = (name: string) => host.writtenBy(name).filter((line) => line === "called").length;

describe("a reserved concurrency of 0", () => {
  it("refuses invocations until it is deleted", async () => {
    const FunctionName = host.create(source);
    await host.client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    await expect(host.invokeCommand({ FunctionName })).rejects.toBeInstanceOf(TooManyRequestsException);
    await host.client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    expect((await host.invokeCommand({ FunctionName })).FunctionError).toBeUndefined();
    expect(calls(FunctionName)).toBe(1);
  });

  it("keeps an event in the queue", async () => {
    const FunctionName = host.create(source);
    await host.client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    await host.invokeCommand({ FunctionName, InvocationType: "Event" });
    await host.activity.idle();
    await host.clock.advance(20_000);
    expect(calls(FunctionName)).toBe(0);
    await host.client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    await host.clock.advance(300_000);
    await host.activity.idle();
    expect(calls(FunctionName)).toBe(1);
  });
});

it("UpdateFunctionConfiguration sets the variables of further invocations", async () => {
  const FunctionName = host.create(source, { Environment: { Variables: { COLOUR: "red" } } });
  const answer = async () => JSON.parse((await host.lambda.invoke(FunctionName, "{}")).payload);
  expect(await answer()).toBe("red");
  const Environment = { Variables: { COLOUR: "blue" } };
  await host.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment }));
  expect(await answer()).toBe("blue");
  const configuration = await host.client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  expect(configuration).toMatchObject({ FunctionName, Environment });
});
