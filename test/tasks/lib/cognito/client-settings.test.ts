import { afterAll, beforeAll, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld } from "../../../../packages/local-aws/test/cognito/cognito-world.ts";
import { createClientSettingsReader } from "../../../../tasks/lib/cognito/client-settings.ts";

let pool: CognitoWorld;
let calls = 0;
beforeAll(async () => {
  pool = await cognitoWorld();
  const counted = { step: "initialize" } as const;
  pool.sdk.middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      return next(args);
    },
    counted,
  );
});
afterAll(() => pool.stop());

it("reads a public client without a secret, and the lifetime of its sessions", async () => {
  const settings = createClientSettingsReader(pool.sdk, pool.UserPoolId, pool.ClientId);
  expect(await settings()).toEqual({ secret: undefined, sessionMinutes: 3 });
});

it("reads the settings of a confidential client", async () => {
  const { id, secret } = pool.addClient({ GenerateSecret: true, AuthSessionValidity: 15 });
  expect(await createClientSettingsReader(pool.sdk, pool.UserPoolId, id)()).toEqual({ secret, sessionMinutes: 15 });
  expect(secret).toEqual(expect.any(String));
});

it("calls Cognito once", async () => {
  const { id, secret } = pool.addClient({ GenerateSecret: true });
  const read = createClientSettingsReader(pool.sdk, pool.UserPoolId, id);
  calls = 0;
  expect([(await read()).secret, (await read()).secret]).toEqual([secret, secret]);
  expect(calls).toBe(1);
});

it("calls Cognito again after a failure", async () => {
  const read = createClientSettingsReader(pool.sdk, pool.UserPoolId, "nobody");
  calls = 0;
  await expect(read()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await expect(read()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  expect(calls).toBe(2);
});
