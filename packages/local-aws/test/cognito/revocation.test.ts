import {
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal, signedIn } from "./cognito-world.ts";

const denied = (message: string) => ({ name: "NotAuthorizedException", message });

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld();
});
afterAll(() => world.stop());

describe("tokens are revoked by", () => {
  const user = (Username: string) => ({ UserPoolId: world.UserPoolId, Username });
  const revoked = [denied("Access Token has been revoked"), denied("Refresh Token has been revoked")];

  it.each([
    ["AdminUserGlobalSignOut", (name: string) => world.sdk.send(new AdminUserGlobalSignOutCommand(user(name)))],
    ["AdminDisableUser", (name: string) => world.sdk.send(new AdminDisableUserCommand(user(name)))],
    [
      "GlobalSignOut",
      (_: string, { AccessToken }: { AccessToken: string }) =>
        world.sdk.send(new GlobalSignOutCommand({ AccessToken })),
    ],
    [
      "RevokeToken",
      (_: string, tokens: { RefreshToken: string }) =>
        world.sdk.send(new RevokeTokenCommand({ ClientId: world.ClientId, Token: tokens.RefreshToken })),
    ],
  ])("%s", async (name, revoke) => {
    const tokens = await signedIn(world, name);
    await revoke(name, tokens);
    const after = [await refusal(world.getUser(tokens.AccessToken)), await refusal(world.refresh(tokens.RefreshToken))];
    expect(after).toEqual(revoked);
  });
});

describe("RevokeToken refuses", () => {
  it("an access token, and every token of a client without revocation", async () => {
    const { AccessToken, RefreshToken } = await signedIn(world, "revoke");
    const access = new RevokeTokenCommand({ ClientId: world.ClientId, Token: AccessToken });
    expect((await refusal(world.sdk.send(access))).name).toBe("UnsupportedTokenTypeException");
    const { id } = world.addClient({ EnableTokenRevocation: false });
    const disabled = new RevokeTokenCommand({ ClientId: id, Token: RefreshToken });
    expect((await refusal(world.sdk.send(disabled))).name).toBe("UnsupportedOperationException");
  });

  it("a client with a secret that does not send it", async () => {
    const { id } = world.addClient({ GenerateSecret: true });
    const call = world.sdk.send(new RevokeTokenCommand({ ClientId: id, Token: "token" }));
    expect((await refusal(call)).name).toBe("UnauthorizedException");
  });
});
