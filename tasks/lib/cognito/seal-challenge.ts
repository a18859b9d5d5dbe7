import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { SecondFactor } from "../../../contracts/sign-in.ts";
import type { Challenge } from "../record/record.ts";
import type { Seal } from "../sealing.ts";
import { associateAuthenticator } from "./authenticator.ts";
import type { ClientSettings } from "./client-settings.ts";
import type { DueChallenge } from "./next-step.ts";
import { unexpectedChallenge } from "./next-step.ts";

/** Turns a challenge from Cognito into the form that is stored on the record. */
export type SealChallenge = (onboardingId: string, due: DueChallenge) => Promise<Challenge>;

export interface SealChallengeDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly clientSettings: () => Promise<ClientSettings>;
  /** Encrypts content `session`. */
  readonly sealSession: Seal;
  /** Encrypts content `authenticator`. */
  readonly sealAuthenticator: Seal;
  readonly now: () => Date;
}

/**
 * The record's session ends this much before Cognito's, so that a code submitted at the last moment still arrives in
 * time.
 */
const MARGIN_MS = 30_000;

/**
 * Encrypts the session and computes its end. For MFA_SETUP it also requests the authenticator app's secret, and stores
 * the session that Cognito returns with it. Throws the final fault `UnexpectedChallenge` unless the challenge is a
 * second factor.
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
