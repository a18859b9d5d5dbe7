import { EmailAddress } from "../../../contracts/identifiers.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import type { Unseal } from "../../lib/sealing.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface TakeNewAddressDeps {
  readonly records: RecordStore;
  /** Decrypts content `address`. */
  readonly unseal: Unseal;
  /** Revokes everything that the user can sign in with. */
  readonly revokeAccess: (username: string) => Promise<void>;
}

/**
 * Reads the corrected address from the signal and returns it to the execution. Somebody who read the mail to the old
 * address may already have chosen a password and signed in, so all access is revoked first. The signal stays on the
 * record until the execution has handled it, so a retry reads the same.
 */
export function createTakeNewAddress(deps: TakeNewAddressDeps) {
  return async ({ onboardingId, employeeId, signalId }: Input): Promise<Output> => {
    const { signals } = await deps.records.get(onboardingId);
    const signal = signals.find(({ id }) => id === signalId);
    if (signal?.name !== "EmailChanged") {
      throw new FinalFault(
        errors.NoNewAddress,
        `Onboarding ${onboardingId} has no signal ${signalId} with a new address.`,
      );
    }
    const email = EmailAddress.parse(await deps.unseal(onboardingId, signal.sealedAddress));
    await deps.revokeAccess(employeeId);
    return { email };
  };
}
