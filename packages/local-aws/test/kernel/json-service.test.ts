import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonService, operation } from "../../src/kernel/json-service.ts";

const greetInput = z.strictObject({ Name: z.string().max(3), Tone: z.strictObject({ Loud: z.boolean() }).optional() });
const operations = {
  Greet: operation(greetInput, (state: { greeting: string }, { Name }) => ({ Text: `${state.greeting}, ${Name}` })),
  Forget: operation(z.strictObject({}), () => undefined),
};
const service = jsonService({ target: "Greeter", jsonVersion: "1.0" }, { greeting: "Hello" }, operations);

describe("a service of operations", () => {
  it("names its operations and calls them with its state", async () => {
    expect(service.operations).toEqual(["Greet", "Forget"]);
    expect(await service.call("Greet", { Name: "Ada" })).toEqual({ Text: "Hello, Ada" });
  });

  it("answers an empty object when an operation answers nothing", async () => {
    expect(await service.call("Forget", {})).toEqual({});
  });

  it.each(["Part", "toString", "__proto__", ""])("refuses the unknown operation '%s' by name", async (name) => {
    const message = expect.stringContaining(`Greeter.${name} is not supported`);
    await expect(service.call(name, {})).rejects.toMatchObject({ code: "NotSupportedLocally", status: 501, message });
  });

  it.each([
    ["the parameter Volume", { Name: "Ada", Volume: 11 }, "The parameter Volume is not"],
    ["a parameter inside of another", { Name: "Ada", Tone: { Loud: true, High: true } }, "The parameter High is not"],
    ["several", { Name: "Ada", A: 1, B: 2 }, "The parameter A, B is not"],
  ])("refuses %s by name", async (_, input, text) => {
    const message = expect.stringContaining(text);
    await expect(service.call("Greet", input)).rejects.toMatchObject({ code: "NotSupportedLocally", message });
  });

  it.each([
    ["a value that is not valid", { Name: "Adeline" }, "Value at 'Name'"],
    ["a value inside of another", { Name: "Ada", Tone: { Loud: 1 } }, "Value at 'Tone.Loud'"],
    ["a missing one", {}, "Value at 'Name'"],
  ])("refuses %s with the path of the member", async (_, input, text) => {
    const message = expect.stringContaining(`1 validation error detected: ${text} failed to satisfy constraint: `);
    await expect(service.call("Greet", input)).rejects.toMatchObject({
      code: "ValidationException",
      status: 400,
      message,
    });
  });
});
