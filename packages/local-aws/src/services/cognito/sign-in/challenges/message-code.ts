import { codeMismatch, invalidUserPoolConfiguration } from "../../errors.ts";
import { CODE_CHANNELS, masked, newCode } from "../../messages/code-delivery.ts";
import { sendCode } from "../../messages/send-code.ts";
import { ADDRESS_OF, type MessageFactor } from "../../mfa/factors.ts";
import type { ClientOfPool } from "../../user-pool/user-pool.ts";
import { VERIFIED_BY } from "../../users/attributes.ts";
import type { User } from "../../users/user.ts";
import { requireParameter } from "../parameters.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { resumeMfa } from "./resume.ts";

const kinds = {
  EMAIL_OTP: { digits: 8, response: "EMAIL_OTP_CODE" },
  SMS_MFA: { digits: 6, response: "SMS_MFA_CODE" },
} as const satisfies Record<MessageFactor, unknown>;

/**
 * The challenges EMAIL_OTP and SMS_MFA: sends a code to the user's address. It is valid as long as the session.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html
 */
export async function messageCode(at: ClientOfPool, user: User, challenge: MessageFactor): Promise<SignInAnswer> {
  const { pool, client } = at;
  const { medium } = CODE_CHANNELS[ADDRESS_OF[challenge]];
  const destination = user.attributes.get(ADDRESS_OF[challenge]);
  if (destination === undefined) throw invalidUserPoolConfiguration(`The user has no address for ${challenge}.`);
  const code = newCode(pool.deps.randomBytes, kinds[challenge].digits);
  await sendCode(pool, client, user, { trigger: "Authentication", code, medium, destination });
  return {
    ChallengeName: challenge,
    Session: pool.mfaSessions.issue(client, user, { challenge, code, destination }),
    ChallengeParameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: medium,
      CODE_DELIVERY_DESTINATION: masked(destination),
    },
  };
}

/**
 * Checks the response to EMAIL_OTP or SMS_MFA. A right code also verifies the address, so it can throw AliasExistsException
 * for another user's alias.
 */
export function answerMessageCode(step: SignInStep, challenge: MessageFactor): User {
  const { pool, parameters } = step;
  const { user, pending, use } = resumeMfa(step, challenge);
  const code = requireParameter(parameters, kinds[challenge].response);
  const mismatch = codeMismatch("Invalid code or auth state for the user.");
  user.mfa.prove(pool.now(), () => code === pending.code, mismatch);
  const address = ADDRESS_OF[challenge];
  // The code proves nothing about an address that was changed after it was sent.
  if (user.attributes.get(address) === pending.destination)
    pool.updateAttributes(user, new Map([[VERIFIED_BY[address], "true"]]));
  use();
  return user;
}
