import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { CODE_CHANNELS } from "./code-delivery.ts";
import { sendCode } from "./send-code.ts";

export const DELIVERY_MEDIUMS = ["SMS", "EMAIL"] as const;

interface Invitation {
  readonly temporaryPassword: string;
  readonly mediums: readonly (typeof DELIVERY_MEDIUMS)[number][];
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/**
 * Tells a user the temporary password by each medium that there is an address for; one without is passed over, as on AWS.
 * Throws as `sendCode`; the user stays as it is then.
 */
export async function invite(pool: UserPool, user: User, invitation: Invitation): Promise<void> {
  const { temporaryPassword: code, mediums, clientMetadata } = invitation;
  for (const attribute of ["phone_number", "email"] as const) {
    const { medium } = CODE_CHANNELS[attribute];
    const destination = user.attributes.get(attribute);
    if (destination === undefined || !mediums.includes(medium)) continue;
    await sendCode(pool, undefined, user, { trigger: "AdminCreateUser", code, medium, destination, clientMetadata });
  }
}
