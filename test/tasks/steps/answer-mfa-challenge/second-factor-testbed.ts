import { randomBytes } from "node:crypto";
import { mfaWorld } from "../../../../packages/local-aws/test/cognito/cognito-mfa-world.ts";
import { createClientSettingsReader } from "../../../../tasks/lib/cognito/client-settings.ts";
import type { DueChallenge } from "../../../../tasks/lib/cognito/next-step.ts";
import { createSealChallenge } from "../../../../tasks/lib/cognito/seal-challenge.ts";
import {
  type ChallengeResponse,
  createAnswerChallenge,
} from "../../../../tasks/steps/answer-mfa-challenge/answer-challenge.ts";
import { createSetPassword } from "../../../../tasks/steps/finish-password-challenge/set-password.ts";

export const PASSWORD = "a-quiet-walk-at-dawn";

/** A readable seal. */
const label = (content: string) => async (id: string, text: string) => `${content} of ${id}: ${text}`;

/** Starts a pool with second factors, and the parts of the two tasks that call it. */
export async function startSecondFactorTestbed() {
  const testbed = await mfaWorld();
  const { sdk: cognito, UserPoolId: userPoolId } = testbed;
  const now = () => new Date(testbed.clock.now());
  let people = 0;

  /** The parts for one client of the pool. */
  function clientOf(backendClientId = testbed.ClientId) {
    const clientSettings = createClientSettingsReader(cognito, userPoolId, backendClientId);
    const target = { cognito, userPoolId, backendClientId, clientSettings };
    const setPassword = createSetPassword({ ...target, randomBytes });
    const parts = {
      setPassword,
      answerChallenge: createAnswerChallenge(target),
      sealChallenge: createSealChallenge({
        cognito,
        clientSettings,
        now,
        sealSession: label("session"),
        sealAuthenticator: label("authenticator"),
      }),
    };
    /** Creates a user with these addresses and sets the password; returns the challenge that follows. */
    async function begin(...addresses: readonly ("email" | "phone_number")[]) {
      people += 1;
      const username = `p${people}`;
      const known = { email: `${username}@example.com`, phone_number: `+49151${10_000_000 + people}` };
      await testbed.create(username, Object.fromEntries(addresses.map((name) => [name, known[name]])));
      return { username, due: dueOf(await setPassword(username, PASSWORD)) };
    }
    return { ...parts, begin };
  }
  return { ...testbed, clientOf };
}

export type SecondFactorTestbed = Awaited<ReturnType<typeof startSecondFactorTestbed>>;

/** The challenge of an outcome; throws if there is none. */
export function dueOf(outcome: { readonly kind: string } | DueChallenge): DueChallenge {
  if ("session" in outcome) return outcome;
  throw new Error(`No challenge is due: ${outcome.kind}.`);
}

/** The answer to a challenge that is known to be a second factor. */
export function answerTo(
  { session, options = [] }: DueChallenge,
  name: ChallengeResponse["name"],
  code: string,
): ChallengeResponse {
  return { name, session, options, code };
}
