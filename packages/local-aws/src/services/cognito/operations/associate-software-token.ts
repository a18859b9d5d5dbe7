import { z } from "zod";
import { enrolmentOf } from "../mfa/enrolment.ts";
import { SoftwareToken } from "../mfa/software-token.ts";
import { session, token } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({ AccessToken: token.optional(), Session: session.optional() });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html */
export const associateSoftwareToken = operation(input, async (pools, request) => {
  const enrolment = await enrolmentOf(pools, request);
  const softwareToken = new SoftwareToken(enrolment.pool.deps.randomBytes);
  return { SecretCode: softwareToken.secretCode, ...enrolment.associate(softwareToken) };
});
