import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostLambda } from "./lambda-host.ts";

let host: Awaited<ReturnType<typeof hostLambda>>;
let FunctionName: string;
beforeAll(async () => {
  host = await hostLambda();
  FunctionName = host.create(
    'export const handler = (event) => { writeDown("called"); if (event.fail) throw new Error("ö"); return event; };',
  );
});
afterAll(() => host.stop());

const text = (payload: Uint8Array | undefined) => Buffer.from(payload ?? []).toString();
const ARN = "arn:aws:lambda:eu-west-1:000000000000:function:";

describe("Invoke", () => {
  it("answers the function's result", async () => {
    const answer = await host.invokeCommand({ FunctionName, Payload: '{"a":"ö"}' });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST" });
    expect(answer.FunctionError).toBeUndefined();
    expect(text(answer.Payload)).toBe('{"a":"ö"}');
  });

  it.each([
    ["its ARN", () => ARN + FunctionName],
    ["its ARN and version", () => `${ARN}${FunctionName}:$LATEST`],
    ["account and name", () => `000000000000:function:${FunctionName}`],
  ])("finds a function by %s", async (_, name) => {
    expect(text((await host.invokeCommand({ FunctionName: name() })).Payload)).toBe("{}");
  });

  it("answers a failure with status 200 and the function error", async () => {
    const answer = await host.invokeCommand({ FunctionName, Payload: '{"fail":true}' });
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
    expect(JSON.parse(text(answer.Payload))).toMatchObject({ errorType: "Error", errorMessage: "ö" });
  });

  it("answers 202 to an event, and runs it", async () => {
    const before = host.writtenBy(FunctionName).length;
    const answer = await host.invokeCommand({ FunctionName, InvocationType: "Event", Payload: '{"an":"event"}' });
    expect(answer.StatusCode).toBe(202);
    expect(text(answer.Payload)).toBe("");
    await host.activity.idle();
    expect(host.writtenBy(FunctionName)).toHaveLength(before + 1);
  });

  it("answers a dry run with 204 and does not run it", async () => {
    const before = host.writtenBy(FunctionName);
    expect((await host.invokeCommand({ FunctionName, InvocationType: "DryRun" })).StatusCode).toBe(204);
    expect(host.writtenBy(FunctionName)).toEqual(before);
  });

  it.each([
    ["function", { FunctionName: "nobody" }, `Function not found: ${ARN}nobody:$LATEST`],
    ["function of an event", { FunctionName: "nobody", InvocationType: "Event" } as const, `${ARN}nobody:$LATEST`],
    [
      "function of another account",
      { FunctionName: `${ARN.replace("0:f", "1:f")}x` },
      "000000000001:function:x:$LATEST",
    ],
    ["version", { FunctionName: "nobody", Qualifier: "live" }, `Function not found: ${ARN}nobody:live`],
  ])("answers ResourceNotFoundException for a missing %s", async (_, input, message) => {
    await expect(host.invokeCommand(input)).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: expect.stringContaining(message),
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("refuses a payload that is not JSON", async () => {
    await expect(host.invokeCommand({ FunctionName, Payload: "{" })).rejects.toMatchObject({
      name: "InvalidRequestContentException",
      message: expect.stringMatching(/^Could not parse request body into json: \S/),
    });
  });

  it("refuses unsupported options by name", async () => {
    const tail = host.invokeCommand({ FunctionName, LogType: "Tail" });
    await expect(tail).rejects.toMatchObject({ name: "NotSupportedLocally", message: /The log type Tail/ });
  });
});

it("a function with another runtime is refused by name", () => {
  expect(() => host.create("", { Runtime: "python3.14" })).toThrow("only Node.js runtimes run locally");
});
