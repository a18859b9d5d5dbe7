import type { Construct } from "constructs";
import type { Input as EmitInvitationBounced } from "../tasks/steps/emit-invitation-bounced/contract.ts";
import type { Input as SendLink } from "../tasks/steps/send-link/contract.ts";
import type { Input as TakeNewAddress } from "../tasks/steps/take-new-address/contract.ts";
import {
  type Input as VerifyEmailAttribute,
  errors as verifyErrors,
} from "../tasks/steps/verify-email-attribute/contract.ts";
import { type TaskFunction, taskState } from "./task-state.ts";

/** The address is another account's alias. */
export const addressInUse = verifyErrors.AliasExistsException;

export function verifyEmailAttributeState(scope: Construct, task: TaskFunction) {
  return taskState<VerifyEmailAttribute>(scope, "Verify email attribute", {
    task,
    payload: { employeeId: "$employeeId", email: "$email" },
  });
}

/** As `verifyEmailAttributeState`, of the address that the account has by then: nobody has named another one. */
export function verifyOwnAddressState(scope: Construct, task: TaskFunction) {
  return taskState<Omit<VerifyEmailAttribute, "email">>(scope, "Verify email attribute", {
    task,
    payload: { employeeId: "$employeeId" },
    assign: { email: "$states.result.Payload.email" },
  });
}

/** `kind`: which mail, as JSONata. */
export function sendLinkState(scope: Construct, task: TaskFunction, kind: string) {
  return taskState<SendLink>(scope, "Send link", {
    task,
    payload: {
      onboardingId: "$onboardingId",
      round: "$round",
      kind,
      email: "$email",
      givenName: "$givenName",
      locale: "$locale",
      signalId: "$signalId",
    },
    assign: { invitedAt: "$states.result.Payload.invitedAt" },
  });
}

export function takeNewAddressState(scope: Construct, task: TaskFunction) {
  return taskState<TakeNewAddress>(scope, "Take new address", {
    task,
    payload: { onboardingId: "$onboardingId", employeeId: "$employeeId", signalId: "$signalId" },
    assign: { email: "$states.result.Payload.email" },
  });
}

export function emitInvitationBouncedState(scope: Construct, task: TaskFunction) {
  return taskState<EmitInvitationBounced>(scope, "Emit InvitationBounced", {
    task,
    payload: { onboardingId: "$onboardingId", employeeId: "$employeeId", round: "$round", reason: "$bounceReason" },
  });
}
