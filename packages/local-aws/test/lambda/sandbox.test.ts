import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hostLambda } from "./lambda-host.ts";

let host: Awaited<ReturnType<typeof hostLambda>>;
beforeAll(async () => {
  host = await hostLambda();
});
afterAll(() => host.stop());

describe("a function", () => {
  it("has its own environment variables and none of the machine's", async () => {
    vi.stubEnv("SECRET_OF_THE_MACHINE", "leaked");
    const Environment = { Variables: { TABLE_NAME: "table", OVERRIDDEN: "function" } };
    const name = host.create("export const handler = () => process.env;", { Environment });
    expect(await host.answer(name)).toEqual({
      AWS_LAMBDA_FUNCTION_NAME: name,
      ROLE: "a-role",
      TABLE_NAME: "table",
      OVERRIDDEN: "function",
    });
    vi.unstubAllEnvs();
  });

  it("has its own modules, which stay loaded from one invocation to the next", async () => {
    const source = "let count = 0; globalThis.left ??= 0; export const handler = () => [++count, ++globalThis.left];";
    const [one, other] = [host.create(source), host.create(source)];
    expect(await host.answer(one)).toEqual([1, 1]);
    expect(await host.answer(one)).toEqual([2, 2]);
    expect(await host.answer(other)).toEqual([1, 1]);
    expect(globalThis).not.toHaveProperty("left");
  });

  it("gets its name, ARN and limits in the context", async () => {
    const source =
      "export const handler = (event, context) => ({ event, context, left: context.getRemainingTimeInMillis() });";
    const name = host.create(source, { MemorySize: 256, Timeout: 5 });
    const answer = await host.answer(name, { a: "ö" });
    const invokedFunctionArn = `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;
    expect(answer).toMatchObject({
      event: { a: "ö" },
      context: { functionName: name, functionVersion: "$LATEST", memoryLimitInMB: "256", invokedFunctionArn },
      left: expect.toSatisfy((left: number) => left > 0 && left <= 5_000),
    });
  });

  it("reads the clock of the local run, and its remaining time does not change by a skip", async () => {
    const source = `export const handler = (_, context) => ({
      now: Date.now(), made: new Date().getTime(), told: Date.parse(Date()), given: new Date(5).getTime(),
      isDate: new Date() instanceof Date && new Date().constructor === Date, left: context.getRemainingTimeInMillis() });`;
    const name = host.create(source);
    host.offset[0] = 14 * 24 * 60 * 60 * 1_000;
    const expected = Date.now() + host.offset[0];
    const near = expect.toSatisfy((instant: number) => Math.abs(instant - expected) < 5_000);
    const left = expect.toSatisfy((ms: number) => ms > 0);
    expect(await host.answer(name)).toEqual({ now: near, made: near, told: near, given: 5, isDate: true, left });
    host.offset[0] = 0;
  });

  it.each([
    ["nothing", "export const handler = async () => {};"],
    ["null", "export const handler = () => null;"],
    ["what JSON does not have", "export const handler = () => () => 1;"],
  ])("with the result %s answers null", async (_, source) => {
    expect(await host.answer(host.create(source))).toBeNull();
  });

  it("has its complete output in its log", async () => {
    const name = host.create('export const handler = () => { console.log("out ö"); console.error("err"); };');
    await host.answer(name);
    await vi.waitFor(() => expect(host.log(name)).toMatch(/out ö\n.*err\n|err\n.*out ö\n/s));
  });
});

describe("concurrent invocations", () => {
  it("are all answered, in at most three sandboxes", async () => {
    const source = `import { threadId } from "node:worker_threads";
      export const handler = async ({ n }) => { await new Promise((go) => setTimeout(go, 5)); return { n, threadId }; };`;
    const name = host.create(source);
    const numbers = Array.from({ length: 10 }, (_, n) => n);
    const answers = await Promise.all(numbers.map((n) => host.answer(name, { n })));
    expect(answers).toEqual(numbers.map((n) => ({ n, threadId: expect.any(Number) })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer).replace(/"n":\d+/, ""))).size).toBeLessThanOrEqual(3);
  });

  it("are answered behind one that hangs, after a while in another sandbox", async () => {
    const name = host.create("export const handler = ({ hangs }) => (hangs ? new Promise(() => {}) : 'done');");
    const hanging = host.failure(name, { hangs: true });
    expect(await host.answer(name, { hangs: false })).toBe("done");
    expect((await hanging).errorType).toBe("Sandbox.Timedout");
  });

  it("are all answered when each ends its sandbox", async () => {
    const name = host.create("export const handler = () => process.exit(1);");
    const failures = await Promise.all(Array.from({ length: 7 }, () => host.failure(name)));
    expect(failures.map(({ errorType }) => errorType)).toEqual(Array(7).fill("Runtime.ExitError"));
  });
});
