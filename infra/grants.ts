import { giveRunStatusTo, giveWaitAnswersTo } from "./constructs/callback-grants.ts";
import type { EventIntake } from "./constructs/hr-event-bus.ts";
import type { Identity } from "./constructs/identity.ts";
import type { Mail } from "./constructs/mail.ts";
import type { OnboardingTable } from "./constructs/onboarding-table.ts";
import type { PortalApi } from "./constructs/portal-api.ts";
import type { AnswerKey } from "./constructs/record-key.ts";
import type { Functions } from "./functions.ts";
import type { Workflows } from "./workflows.ts";

export interface Resources {
  readonly table: OnboardingTable;
  readonly key: AnswerKey;
  readonly identity: Identity;
  readonly mail: Mail;
  readonly intake: EventIntake;
  readonly portalApi: PortalApi;
  readonly workflows: Workflows;
}

/** Taking away what somebody signs in with. */
const voidAccess = ["AdminDeleteSoftwareToken", "AdminSetUserPassword", "AdminUserGlobalSignOut"] as const;

/** What each function may do beyond its own log and traces, and nothing else. */
export function giveRights(functions: Functions, resources: Resources): void {
  giveRightsToReceivers(functions, resources);
  giveRightsToTasksOfTheLink(functions, resources);
  giveRightsToTasksOfTheAccount(functions, resources);
  giveRightsToThePortal(functions, resources);
  for (const emitter of [
    functions.emitInvitationBounced,
    functions.emitUserActivated,
    functions.emitPasswordResetCompleted,
  ])
    resources.intake.giveBusTo(emitter);
}

function giveRightsToReceivers(functions: Functions, { table, key, identity, intake, workflows }: Resources): void {
  const { startOnboarding, startPasswordReset, signalOnboarding, reportBounce, reportFailure } = functions;

  table.giveTo(startOnboarding, "GetItem", "PutItem", "UpdateItem");
  workflows.onboarding.giveStartTo(startOnboarding);
  giveRunStatusTo(startOnboarding, "onboarding");

  table.giveTo(startPasswordReset, "GetItem", "PutItem", "UpdateItem");
  workflows.passwordReset.giveStartTo(startPasswordReset);
  identity.giveTo(startPasswordReset, "AdminGetUser");
  giveWaitAnswersTo(startPasswordReset, ["SendTaskFailure"]);

  table.giveTo(signalOnboarding, "GetItem", "UpdateItem");
  key.giveTo(signalOnboarding, "Encrypt", "address");
  giveWaitAnswersTo(signalOnboarding, ["SendTaskFailure"], ["onboarding"]);
  giveRunStatusTo(signalOnboarding, "onboarding");
  giveRunStatusTo(startPasswordReset, "onboarding", "password-reset");

  for (const receiver of [startOnboarding, startPasswordReset, signalOnboarding]) {
    intake.giveBusTo(receiver);
    intake.giveDeadLettersTo(receiver);
  }

  table.giveTo(reportBounce, "GetItem", "UpdateItem");
  giveWaitAnswersTo(reportBounce, ["SendTaskFailure"]);

  intake.giveBusTo(reportFailure);
}

function giveRightsToTasksOfTheLink(functions: Functions, { table, key, identity, mail, ...more }: Resources): void {
  const { sendLink, armLink, takeNewAddress, closeOnboarding } = functions;
  const { intake, portalApi } = more;

  table.giveTo(sendLink, "GetItem", "UpdateItem");
  mail.giveTo(sendLink);
  intake.giveBusTo(sendLink);
  sendLink.addEnvironment("PORTAL_URL", portalApi.url);

  table.giveTo(armLink, "GetItem", "UpdateItem");
  giveWaitAnswersTo(armLink, ["SendTaskSuccess", "SendTaskFailure"]);

  table.giveTo(takeNewAddress, "GetItem");
  key.giveTo(takeNewAddress, "Decrypt", "address");
  identity.giveTo(takeNewAddress, ...voidAccess);

  table.giveTo(closeOnboarding, "GetItem", "UpdateItem");
  identity.giveTo(closeOnboarding, "AdminDisableUser", ...voidAccess);
  intake.giveBusTo(closeOnboarding);
}

function giveRightsToTasksOfTheAccount(functions: Functions, { table, key, identity, portalApi }: Resources): void {
  const { createSuppressedUser, finishPasswordChallenge, answerMfaChallenge, composeCodeMessage } = functions;

  identity.giveTo(createSuppressedUser, "AdminCreateUser", "AdminGetUser", "AdminEnableUser");
  identity.giveFirstRunCheckTo(createSuppressedUser);

  identity.giveTo(functions.verifyEmailAttribute, "AdminGetUser", "AdminUpdateUserAttributes");

  table.giveTo(finishPasswordChallenge, "GetItem", "UpdateItem");
  key.giveTo(finishPasswordChallenge, "Decrypt", "password");
  key.giveTo(finishPasswordChallenge, "Encrypt", "session", "authenticator");
  identity.giveBackendClientTo(
    finishPasswordChallenge,
    ...(["AdminSetUserPassword", "AdminInitiateAuth"] as const),
    ...(["AdminRespondToAuthChallenge", "DescribeUserPoolClient"] as const),
  );

  table.giveTo(answerMfaChallenge, "GetItem", "UpdateItem");
  key.giveTo(answerMfaChallenge, "Decrypt", "session", "code");
  key.giveTo(answerMfaChallenge, "Encrypt", "session", "authenticator");
  identity.giveBackendClientTo(answerMfaChallenge, "AdminRespondToAuthChallenge", "DescribeUserPoolClient");

  identity.giveTo(functions.signOutUser, "AdminUserGlobalSignOut");
  identity.giveTo(functions.sendResetCode, "AdminResetUserPassword");

  composeCodeMessage?.addEnvironment("PORTAL_URL", portalApi.url);
}

function giveRightsToThePortal({ portal }: Functions, { table, key, identity }: Resources): void {
  table.giveTo(portal, "GetItem", "UpdateItem");
  key.giveTo(portal, "Encrypt", "password", "code");
  key.giveTo(portal, "Decrypt", "authenticator");
  identity.giveTo(portal, "AdminGetUser", "AdminUserGlobalSignOut");
  identity.giveAppClientTo(portal);
  giveWaitAnswersTo(portal, ["SendTaskSuccess", "SendTaskFailure"]);
}
