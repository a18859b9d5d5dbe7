import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal, signedIn } from "./cognito-world.ts";

const HOUR_S = 3600;
const denied = (message: string) => ({ name: "NotAuthorizedException", message });

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld();
});
afterAll(() => world.stop());

describe("claims", () => {
  const text = expect.stringMatching(/^[0-9a-f-]{36}$/);

  it("of the access token name the user and the client, and nothing personal", async () => {
    const { AccessToken } = await signedIn(world, "access", { email: "access@example.com" });
    const now = world.clock.now() / 1000;
    expect(decodeProtectedHeader(AccessToken)).toEqual({ alg: "RS256", kid: text });
    expect(decodeJwt(AccessToken)).toEqual({
      sub: text,
      iss: `https://cognito-idp.eu-west-1.amazonaws.com/${world.UserPoolId}`,
      client_id: world.ClientId,
      origin_jti: text,
      event_id: text,
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      auth_time: now,
      iat: now,
      exp: now + HOUR_S,
      jti: text,
      username: "access",
    });
  });

  it("of the id token hold the user's attributes", async () => {
    const { AccessToken, IdToken } = await signedIn(world, "id", {
      email: "id@example.com",
      email_verified: "true",
    });
    const access = decodeJwt(AccessToken);
    const claims = decodeJwt(IdToken);
    expect(claims).toMatchObject({
      sub: access.sub,
      aud: world.ClientId,
      token_use: "id",
      "cognito:username": "id",
      email: "id@example.com",
      email_verified: true,
      origin_jti: access["origin_jti"],
      event_id: access["event_id"],
    });
    expect(Object.keys(claims)).not.toContain("given_name");
    expect(claims.jti).not.toBe(access.jti);
  });
});

describe("a refresh token", () => {
  it("gives new tokens of the same sign-in, and no other refresh token", async () => {
    const { AccessToken, RefreshToken } = await signedIn(world, "refresh");
    await world.clock.advance(5000);
    const { AuthenticationResult: tokens } = await world.refresh(RefreshToken);
    expect(tokens?.RefreshToken).toBeUndefined();
    const [before, after] = [decodeJwt(AccessToken), decodeJwt(tokens?.AccessToken ?? "")];
    expect(after).toMatchObject({ origin_jti: before["origin_jti"], auth_time: before["auth_time"] });
    expect(after.exp).toBe((before.exp ?? 0) + 5);
  });

  it("ends with RefreshTokenValidity, by default after 30 days", async () => {
    const { RefreshToken } = await signedIn(world, "month");
    await world.clock.advance(30 * 24 * HOUR_S * 1000);
    expect(await refusal(world.refresh(RefreshToken))).toEqual(denied("Refresh Token has expired"));
  });

  it("is refused when it is made up or of another client", async () => {
    const { RefreshToken } = await signedIn(world, "other-client");
    const invalid = denied("Invalid Refresh Token");
    expect(await refusal(world.refresh("made-up"))).toEqual(invalid);
    expect(await refusal(world.refresh(RefreshToken, world.addClient().id))).toEqual(invalid);
  });
});

describe("GetUser", () => {
  it("shows the token's user", async () => {
    const { AccessToken } = await signedIn(world, "shown", { nickname: "S" });
    expect(await world.getUser(AccessToken)).toMatchObject({
      Username: "shown",
      UserAttributes: [{ Name: "sub" }, { Name: "nickname", Value: "S" }],
    });
  });

  it("refuses id tokens, expired tokens, made-up ones and those of deleted users", async () => {
    const { AccessToken, IdToken } = await signedIn(world, "refused");
    expect(await refusal(world.getUser(IdToken))).toEqual(denied("Invalid Access Token"));
    expect(await refusal(world.getUser("made.up.token"))).toEqual(denied("Invalid Access Token"));
    const deleted = await signedIn(world, "deleted");
    await world.sdk.send(new AdminDeleteUserCommand({ UserPoolId: world.UserPoolId, Username: "deleted" }));
    expect((await refusal(world.getUser(deleted.AccessToken))).name).toBe("UserNotFoundException");
    await world.clock.advance(HOUR_S * 1000);
    expect(await refusal(world.getUser(AccessToken))).toEqual(denied("Access Token has expired"));
  });
});
