import { afterAll, beforeAll, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld } from "../../../../packages/local-aws/test/cognito/cognito-world.ts";
import { createClientSettingsReader } from "../../../../tasks/lib/cognito/client-settings.ts";

let world: CognitoWorld;
let calls = 0;
beforeAll(async () => {
  world = await cognitoWorld();
  const counted = { step: "initialize" } as const;
  world.sdk.middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      return next(args);
    },
    counted,
  );
});
afterAll(() => world.stop());

it("knows a public client by its lack of a secret, and how long its sessions live", async () => {
  const settings = createClientSettingsReader(world.sdk, world.UserPoolId, world.ClientId);
  expect(await settings()).toEqual({ secret: undefined, sessionMinutes: 3 });
});

it("reads what a confidential client is set to", async () => {
  const { id, secret } = world.addClient({ GenerateSecret: true, AuthSessionValidity: 15 });
  expect(await createClientSettingsReader(world.sdk, world.UserPoolId, id)()).toEqual({ secret, sessionMinutes: 15 });
  expect(secret).toEqual(expect.any(String));
});

it("asks Cognito once", async () => {
  const { id, secret } = world.addClient({ GenerateSecret: true });
  const read = createClientSettingsReader(world.sdk, world.UserPoolId, id);
  calls = 0;
  expect([(await read()).secret, (await read()).secret]).toEqual([secret, secret]);
  expect(calls).toBe(1);
});

it("asks again after a failure", async () => {
  const read = createClientSettingsReader(world.sdk, world.UserPoolId, "nobody");
  calls = 0;
  await expect(read()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await expect(read()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  expect(calls).toBe(2);
});
