import { afterEach, describe, expect, it } from "vitest";
import { AwsError } from "../../src/kernel/aws-error.ts";
import { refusal } from "./cognito-world.ts";
import { ADA } from "./recovery-calls.ts";
import { says, type TriggerWorld, triggerWorld } from "./trigger-world.ts";

let world: TriggerWorld;
afterEach(() => world.stop());
const start = async (answer: Parameters<typeof triggerWorld>[0]) => {
  world = await triggerWorld(answer);
  return world;
};

describe("when the trigger fails, the call fails and nothing is sent", () => {
  const answers = [
    ["no event", () => "later", "InvalidLambdaResponseException", "Unrecognizable lambda output"],
    ["an event without a response", () => ({}), "InvalidLambdaResponseException", "Unrecognizable lambda output"],
    [
      "another user's name",
      (event: object) => ({ ...event, userName: "bob" }),
      "InvalidLambdaResponseException",
      "Invalid user name. User name in Lambda mismatches the actual username.",
    ],
  ] as const;

  it.each(answers)("with %s", async (_, answer, name, message) => {
    const { forgot, reset } = await start(answer);
    await world.confirmed("ada", ADA);
    expect(await refusal(forgot("ada"))).toEqual({ name, message });
    expect(await refusal(reset("ada"))).toEqual({ name, message });
    expect(world.mails).toEqual([]);
    expect((await world.get("ada")).UserStatus).toBe("CONFIRMED");
  });

  it("with the text of the function's error", async () => {
    const { forgot } = await start(says({}));
    const payload = JSON.stringify({ errorType: "Error", errorMessage: "No words today", trace: [] });
    world.trigger.invoke = async () => ({ payload, functionError: "Unhandled" });
    await world.confirmed("ada", ADA);
    const message = "CustomMessage failed with error No words today.";
    expect(await refusal(forgot("ada"))).toEqual({ name: "UserLambdaValidationException", message });
    expect(world.mails).toEqual([]);
  });

  it("when the function does not exist", async () => {
    const { forgot } = await start(says({}));
    const missing = new AwsError("ResourceNotFoundException", "Function not found", 404);
    world.trigger.invoke = () => Promise.reject(missing);
    await world.confirmed("ada", ADA);
    expect(await refusal(forgot("ada"))).toEqual({
      name: "UnexpectedLambdaException",
      message: "CustomMessage invocation failed due to error ResourceNotFoundException.",
    });
  });

  it("and a user who was created for an invitation message exists", async () => {
    await start(() => "later");
    expect((await refusal(world.invite())).name).toBe("InvalidLambdaResponseException");
    expect((await world.get("ada")).UserStatus).toBe("FORCE_CHANGE_PASSWORD");
  });
});
