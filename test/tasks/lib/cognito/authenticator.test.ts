import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { expect, it } from "vitest";
import { otpauthUri, verifyAuthenticator } from "../../../../tasks/lib/cognito/authenticator.ts";

it("encodes the names of the company and the user in the address for an app", () => {
  const uri = otpauthUri({ companyName: "Hill & Sons: Köln", username: "E-1001", secret: "JBSWY3DPEHPK3PXP" });
  const { protocol, host, pathname, searchParams } = new URL(uri);
  expect([protocol, host, decodeURIComponent(pathname)]).toEqual(["otpauth:", "totp", "/Hill & Sons: Köln:E-1001"]);
  expect(Object.fromEntries(searchParams)).toEqual({ secret: "JBSWY3DPEHPK3PXP", issuer: "Hill & Sons: Köln" });
  expect(uri).not.toContain("+");
});

it("treats an answer of the status ERROR as a wrong code", async () => {
  const cognito = new CognitoIdentityProviderClient({ region: "eu-west-1" });
  const answer = async () => ({ response: {}, output: { $metadata: {}, Status: "ERROR" as const, Session: "next" } });
  cognito.middlewareStack.add(() => answer, { step: "initialize" });
  const verified = verifyAuthenticator(cognito, "a-session-of-twenty-letters", "123456");
  await expect(verified).rejects.toMatchObject({ name: "EnableSoftwareTokenMFAException" });
});
