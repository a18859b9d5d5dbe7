import { z } from "zod";
import { preferenceMembers, setPreferences } from "../mfa/preferences.ts";
import { username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({ UserPoolId: userPoolId, Username: username, ...preferenceMembers });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html */
export const adminSetUserMfaPreference = operation(input, (pools, { UserPoolId, Username, ...preferences }) => {
  setPreferences(pools.get(UserPoolId).users.get(Username), preferences);
});
