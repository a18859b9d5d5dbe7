import { expect, it } from "vitest";
import { secretHash, secretHashParameter } from "../../../../tasks/lib/cognito/secret-hash.ts";

it("is the HMAC-SHA256 of user name and client id under the secret, in base64", () => {
  const hash = secretHash("E1001", "1example23456789", "a-client-secret");
  expect(hash).toBe("LgiP/iBia/vlbuOAciGFO1ObLvFBP33lGHz24O5r1BU=");
});

it("is a parameter only where the client has a secret", () => {
  expect(secretHashParameter("E1001", "1example23456789", undefined)).toEqual({});
  expect(secretHashParameter("E1001", "1example23456789", "a-client-secret")).toEqual({
    SECRET_HASH: "LgiP/iBia/vlbuOAciGFO1ObLvFBP33lGHz24O5r1BU=",
  });
});
