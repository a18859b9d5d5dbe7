import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { until } from "../support/until.ts";
import { hostLambda } from "./lambda-host.ts";

let host: Awaited<ReturnType<typeof hostLambda>>;
beforeAll(async () => {
  host = await hostLambda();
});
afterAll(() => host.stop());

/** Fails in the way of its event, or answers the number of the invocation in its sandbox. */
const FICKLE = `let count = 0;
  class Refused extends Error { name = "UserRefused"; }
  const fail = {
    throw() { throw new Refused("no"); },
    text() { throw "a text"; },
    reject: () => Promise.reject(new Refused("later")),
    circle() { const circle = {}; circle.circle = circle; return circle; },
    exit() { process.exit(0); },
    uncaught: () => new Promise(() => setTimeout(() => { throw new Refused("uncaught"); })),
    unhandled: () => new Promise(() => { Promise.reject(new Refused("unhandled")); }),
    hang: () => new Promise(() => {}),
    spin() { for (;;); },
    after() { setTimeout(() => { throw new Error("after the answer"); }); return "answered"; },
  };
  export const handler = ({ how }) => (how === undefined ? ++count : fail[how]());`;

describe("a function that fails", () => {
  it.each([
    ["throw", "UserRefused", "no"],
    ["reject", "UserRefused", "later"],
    ["text", "Error", "a text"],
    ["circle", "TypeError", expect.stringContaining("circular")],
    ["uncaught", "UserRefused", "uncaught"],
    ["unhandled", "Runtime.UnhandledPromiseRejection", "unhandled"],
  ])("(%s) answers the error's name, message and trace", async (how, errorType, errorMessage) => {
    const trace = expect.arrayContaining([expect.stringMatching(/^ +at /)]);
    const failure = await host.failure(host.create(FICKLE), { how });
    expect(failure).toEqual({ functionError: "Unhandled", errorType, errorMessage, trace });
  });

  it.each(["throw", "text"])("(%s) is invoked in the same sandbox again", async (how) => {
    const name = host.create(FICKLE);
    expect(await host.answer(name)).toBe(1);
    await host.failure(name, { how });
    expect(await host.answer(name)).toBe(2);
  });

  it.each(["exit", "uncaught", "unhandled"])("(%s) is invoked in a new sandbox", async (how) => {
    const name = host.create(FICKLE);
    expect(await host.answer(name)).toBe(1);
    await host.failure(name, { how });
    expect(await host.answer(name)).toBe(1);
  });

  it("by ending its process answers Runtime.ExitError", async () => {
    const failure = await host.failure(host.create(FICKLE), { how: "exit" });
    const errorMessage = expect.stringMatching(
      /^RequestId: [0-9a-f-]{36} Error: Runtime exited without providing a reason$/,
    );
    expect(failure).toEqual({ functionError: "Unhandled", errorType: "Runtime.ExitError", errorMessage });
  });

  it.each(["hang", "spin"])("to answer in time (%s) is ended, and is invoked in a new sandbox", async (how) => {
    const name = host.create(FICKLE, { Timeout: 1 });
    expect(await host.answer(name)).toBe(1);
    const failure = await host.failure(name, { how });
    const errorMessage = expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds$/);
    expect(failure).toEqual({ functionError: "Unhandled", errorType: "Sandbox.Timedout", errorMessage });
    expect(await host.answer(name)).toBe(1);
  });

  it("between two invocations works at the next attempt", async () => {
    const name = host.create(FICKLE);
    expect(await host.answer(name)).toBe(1);
    expect(await host.answer(name, { how: "after" })).toBe("answered");
    // The old sandbox may accept an invocation until it has ended; that invocation fails.
    const fresh = await until("a new sandbox", async () => {
      const { payload, functionError } = await host.lambda.invoke(name, "{}");
      return functionError === undefined && payload === "1" ? payload : undefined;
    });
    expect(fresh).toBe("1");
    expect(await host.answer(name)).toBe(2);
  });

  it("has the cause in its log", async () => {
    const name = host.create(FICKLE);
    await host.failure(name, { how: "throw" });
    expect(host.log(name)).toMatch(/^[0-9a-f-]{36}\tERROR\tInvoke Error\t\{"errorType":"UserRefused"/);
  });
});

describe("a function that cannot be loaded", () => {
  it.each([
    ["it throws", 'throw new RangeError("no table");', "RangeError", "no table"],
    ["it does not parse", "export const handler = (", "SyntaxError", expect.anything()],
    ["it has no handler", "export const other = 1;", "Error", expect.stringContaining("handler is not a function")],
    ["it ends its process", "process.exit(0);", "Runtime.ExitError", expect.stringContaining("RequestId: ")],
  ])("because %s answers the reason each time", async (_, source, errorType, errorMessage) => {
    const name = host.create(source);
    expect(await host.failure(name)).toMatchObject({ functionError: "Unhandled", errorType, errorMessage });
    expect(await host.failure(name)).toMatchObject({ functionError: "Unhandled", errorType, errorMessage });
  });
});

describe("stopped functions", () => {
  it("end running and waiting invocations, and start no further one", async () => {
    const stopped = await hostLambda();
    const name = stopped.create(FICKLE);
    expect(await stopped.answer(name)).toBe(1);
    const running = Array.from({ length: 5 }, () => stopped.failure(name, { how: "hang" }));
    await new Promise((resolve) => setImmediate(resolve));
    await stopped.stop();
    const ended = expect.objectContaining({ errorType: "Runtime.ExitError" });
    expect(await Promise.all(running)).toEqual(Array(5).fill(ended));
    expect(await stopped.failure(name)).toEqual(ended);
  });
});

describe("a function whose module never finishes loading", () => {
  it("is ended after Lambda's limit of ten seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const failing = host.failure(host.create("await new Promise(() => {});"));
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(await failing).toMatchObject({ errorType: "Sandbox.Timedout", errorMessage: /10\.00 seconds/ });
  });
});
