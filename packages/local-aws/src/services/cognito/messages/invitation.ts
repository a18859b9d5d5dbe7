import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { CODE_CHANNELS } from "./code-delivery.ts";
import { sendCode } from "./send-code.ts";

/** The values of DesiredDeliveryMediums. */
export const DELIVERY_MEDIUMS = ["SMS", "EMAIL"] as const;

interface Invitation {
  readonly temporaryPassword: string;
  readonly mediums: readonly (typeof DELIVERY_MEDIUMS)[number][];
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/**
 * Sends a new user the temporary password by each medium for which the user has an address. Throws as `sendCode`; the user
 * exists all the same.
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
