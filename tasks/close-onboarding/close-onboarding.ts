import { AdminDisableUserCommand, type CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { Publish } from "../lib/events/publish.ts";
import { FinalFault } from "../lib/faults/faults.ts";
import type { OnboardingRecord } from "../lib/record/record.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface CloseOnboardingDeps {
  readonly records: RecordStore;
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly publish: Publish;
  readonly now: () => Date;
}

/**
 * Ends an onboarding whose time is up: its links die first, then the user is disabled, then the world is told.
 * A password that was handed in before wins: then nothing is closed.
 */
export function createCloseOnboarding(deps: CloseOnboardingDeps) {
  return async ({ onboardingId, employeeId }: Input): Promise<Output> => {
    const record = await expire(deps, onboardingId);
    if (record.closedAt === undefined) return { outcome: "PasswordSubmitted" };
    await deps.cognito.send(new AdminDisableUserCommand({ UserPoolId: deps.userPoolId, Username: employeeId }));
    const id = `${onboardingId}:expired`;
    await deps.publish("OnboardingExpired", { id, onboardingId, employeeId, expiredAt: record.closedAt });
    return { outcome: "Expired" };
  };
}

async function expire(deps: CloseOnboardingDeps, id: string): Promise<OnboardingRecord> {
  const closed = await deps.records.change(id, {
    status: "EXPIRED",
    without: ["sealedAnswer"],
    set: { closedAt: deps.now().toISOString() },
    remove: ["taskToken", "rejection"],
  });
  const record = closed ?? (await deps.records.get(id));
  if (record.status === "EXPIRED" || record.sealedAnswer !== undefined) return record;
  throw new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} is ${record.status}; it cannot expire.`);
}
