import { EmailAddress } from "../../../contracts/identifiers.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import type { Unseal } from "../../lib/sealing.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface TakeNewAddressDeps {
  readonly records: RecordStore;
  /** Opens content `address`. */
  readonly unseal: Unseal;
  /** Makes whatever the user has to sign in with void. */
  readonly revokeAccess: (username: string) => Promise<void>;
}

/**
 * Brings the address that HR has corrected into the run. Whoever read the old one's mail may have chosen a password
 * already, and signed in with it: that is void from here on. The signal stays on the record until the run says that it
 * is done with it, so a repeat reads the same.
 */
export function createTakeNewAddress(deps: TakeNewAddressDeps) {
  return async ({ onboardingId, employeeId, signalId }: Input): Promise<Output> => {
    const { signals } = await deps.records.get(onboardingId);
    const signal = signals.find(({ id }) => id === signalId);
    if (signal?.name !== "EmailChanged") {
      throw new FinalFault(
        errors.NoNewAddress,
        `Onboarding ${onboardingId} has no signal ${signalId} with an address.`,
      );
    }
    const email = EmailAddress.parse(await deps.unseal(onboardingId, signal.sealedAddress));
    await deps.revokeAccess(employeeId);
    return { email };
  };
}
