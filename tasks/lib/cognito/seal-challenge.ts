import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { SecondFactor } from "../../../contracts/sign-in.ts";
import type { Challenge } from "../record/record.ts";
import type { Seal } from "../sealing.ts";
import { associateAuthenticator } from "./authenticator.ts";
import type { ClientSettings } from "./client-settings.ts";
import type { DueChallenge } from "./next-step.ts";
import { unexpectedChallenge } from "./next-step.ts";

/** Puts a challenge that Cognito has answered with into the form in which it waits on the record. */
export type SealChallenge = (onboardingId: string, due: DueChallenge) => Promise<Challenge>;

export interface SealChallengeDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly clientSettings: () => Promise<ClientSettings>;
  /** Seals content `session`. */
  readonly sealSession: Seal;
  /** Seals content `authenticator`. */
  readonly sealAuthenticator: Seal;
  readonly now: () => Date;
}

/** So much earlier than Cognito the record takes a session for over: a code that came at the last moment has its way to go. */
const MARGIN_MS = 30_000;

/**
 * Seals the session and says when it ends. MFA_SETUP also gets its authenticator app's secret here, and goes on with the
 * session that came with it. Throws the final fault `UnexpectedChallenge` for a challenge that is no second factor.
 */
export function createSealChallenge(deps: SealChallengeDeps): SealChallenge {
  return async (onboardingId, { kind: _, name, session, ...shown }) => {
    const factor = SecondFactor.safeParse(name).data;
    if (factor === undefined) throw unexpectedChallenge(`the challenge ${name} followed the new password`);
    const { sessionMinutes } = await deps.clientSettings();
    const expiresAt = new Date(deps.now().getTime() + sessionMinutes * 60_000 - MARGIN_MS).toISOString();
    const challenge = { ...shown, name: factor, expiresAt };
    if (factor !== "MFA_SETUP") return { ...challenge, sealedSession: await deps.sealSession(onboardingId, session) };
    const association = await associateAuthenticator(deps.cognito, session);
    return {
      ...challenge,
      sealedSession: await deps.sealSession(onboardingId, association.session),
      sealedAuthenticator: await deps.sealAuthenticator(onboardingId, association.secret),
    };
  };
}
