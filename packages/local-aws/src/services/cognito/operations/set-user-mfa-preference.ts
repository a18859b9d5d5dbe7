import { z } from "zod";
import { preferenceMembers, setPreferences } from "../mfa/preferences.ts";
import { token } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({ AccessToken: token, ...preferenceMembers });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html */
export const setUserMfaPreference = operation(input, async (pools, { AccessToken, ...preferences }) => {
  const { user } = await pools.byAccessToken(AccessToken);
  setPreferences(user, preferences);
});
