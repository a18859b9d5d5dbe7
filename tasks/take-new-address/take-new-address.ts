import {
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { createTemporaryPassword, type RandomBytes } from "../lib/cognito/temporary-password.ts";
import { FinalFault } from "../lib/faults/faults.ts";
import { EmailAddress } from "../lib/identifiers.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import type { Unseal } from "../lib/sealing.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface TakeNewAddressDeps {
  readonly records: RecordStore;
  readonly unseal: Unseal;
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly randomBytes: RandomBytes;
}

/**
 * Brings the address that HR has corrected into the run. Whoever read the old one's mail may have chosen a password
 * already: a temporary one that nobody knows takes its place. The signal stays on the record until the run says that it
 * is done with it, so a repeat reads the same.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
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
    const Password = createTemporaryPassword(deps.randomBytes);
    const user = { UserPoolId: deps.userPoolId, Username: employeeId };
    await deps.cognito.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: false }));
    return { email };
  };
}
