import { z } from "zod";
import { enableSoftwareToken, softwareTokenNotFound } from "../errors.ts";
import { enrolmentOf } from "../mfa/enrolment.ts";
import { session, token } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  AccessToken: token.optional(),
  Session: session.optional(),
  UserCode: z.string().regex(/^[0-9]{6}$/, "Member must satisfy regular expression pattern: [0-9]+"),
  FriendlyDeviceName: z.string().optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html */
export const verifySoftwareToken = operation(input, async (pools, request) => {
  const { pool, token: softwareToken, verify } = await enrolmentOf(pools, request);
  if (softwareToken === undefined) throw softwareTokenNotFound("User has not set up software token mfa");
  if (softwareToken.check(request.UserCode, pool.now()) !== "right") throw enableSoftwareToken("Code mismatch");
  softwareToken.deviceName = request.FriendlyDeviceName;
  return { Status: "SUCCESS", ...verify(softwareToken) };
});
