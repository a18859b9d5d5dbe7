import { grantExecutionStatus, grantTaskCallbacks } from "./constructs/callback-grants.ts";
import type { HrEventBus } from "./constructs/hr-event-bus.ts";
import type { Identity } from "./constructs/identity.ts";
import type { Mail } from "./constructs/mail.ts";
import type { OnboardingTable } from "./constructs/onboarding-table.ts";
import type { PortalApi } from "./constructs/portal-api.ts";
import type { RecordKey } from "./constructs/record-key.ts";
import type { Functions } from "./functions.ts";
import type { Workflows } from "./workflows.ts";

export interface Resources {
  readonly table: OnboardingTable;
  readonly key: RecordKey;
  readonly identity: Identity;
  readonly mail: Mail;
  readonly eventBus: HrEventBus;
  readonly portalApi: PortalApi;
  readonly workflows: Workflows;
}

/** The actions that `createRevokeAccess` (`tasks/lib/cognito/revoke-access.ts`) needs. */
const revokeAccess = ["AdminDeleteSoftwareToken", "AdminSetUserPassword", "AdminUserGlobalSignOut"] as const;

/** Grants each function exactly what it needs, beyond its own log and traces. */
export function grantAll(functions: Functions, resources: Resources): void {
  grantReceivers(functions, resources);
  grantLinkTasks(functions, resources);
  grantAccountTasks(functions, resources);
  grantPortal(functions, resources);
  resources.eventBus.grantPublish(functions.emitEvent);
}

function grantReceivers(functions: Functions, { table, key, identity, eventBus, workflows }: Resources): void {
  const { startOnboarding, startPasswordReset, signalOnboarding, reportBounce, reportFailure } = functions;

  table.grantTo(startOnboarding, "GetItem", "PutItem", "UpdateItem");
  workflows.onboarding.grantStart(startOnboarding);
  grantExecutionStatus(startOnboarding, "onboarding");

  table.grantTo(startPasswordReset, "GetItem", "PutItem", "UpdateItem");
  workflows.passwordReset.grantStart(startPasswordReset);
  identity.grantTo(startPasswordReset, "AdminGetUser");
  grantTaskCallbacks(startPasswordReset, ["SendTaskFailure"]);

  table.grantTo(signalOnboarding, "GetItem", "UpdateItem");
  key.grantTo(signalOnboarding, "Encrypt", "address");
  grantTaskCallbacks(signalOnboarding, ["SendTaskFailure"], ["onboarding"]);
  grantExecutionStatus(signalOnboarding, "onboarding");
  grantExecutionStatus(startPasswordReset, "onboarding", "password-reset");

  for (const receiver of [startOnboarding, startPasswordReset, signalOnboarding]) {
    eventBus.grantPublish(receiver);
    eventBus.grantDeadLetters(receiver);
  }

  table.grantTo(reportBounce, "GetItem", "UpdateItem");
  grantTaskCallbacks(reportBounce, ["SendTaskFailure"]);

  eventBus.grantPublish(reportFailure);
}

function grantLinkTasks(functions: Functions, { table, key, identity, mail, ...more }: Resources): void {
  const { sendLink, storeTaskToken, takeNewAddress, closeOnboarding } = functions;
  const { eventBus, portalApi } = more;

  table.grantTo(sendLink, "GetItem", "UpdateItem");
  mail.grantTo(sendLink);
  eventBus.grantPublish(sendLink);
  sendLink.addEnvironment("PORTAL_URL", portalApi.url);

  table.grantTo(storeTaskToken, "GetItem", "UpdateItem");
  grantTaskCallbacks(storeTaskToken, ["SendTaskSuccess", "SendTaskFailure"]);

  table.grantTo(takeNewAddress, "GetItem");
  key.grantTo(takeNewAddress, "Decrypt", "address");
  identity.grantTo(takeNewAddress, ...revokeAccess);

  table.grantTo(closeOnboarding, "GetItem", "UpdateItem");
  identity.grantTo(closeOnboarding, "AdminDisableUser", ...revokeAccess);
  eventBus.grantPublish(closeOnboarding);
}

function grantAccountTasks(functions: Functions, { table, key, identity, portalApi }: Resources): void {
  const { createSuppressedUser, finishPasswordChallenge, answerMfaChallenge, composeCodeMessage } = functions;

  identity.grantTo(createSuppressedUser, "AdminCreateUser", "AdminGetUser", "AdminEnableUser");
  identity.grantFirstRunCheck(createSuppressedUser);

  identity.grantTo(functions.verifyEmailAttribute, "AdminGetUser", "AdminUpdateUserAttributes");

  table.grantTo(finishPasswordChallenge, "GetItem", "UpdateItem");
  key.grantTo(finishPasswordChallenge, "Decrypt", "password");
  key.grantTo(finishPasswordChallenge, "Encrypt", "session", "authenticator");
  identity.grantBackendClient(
    finishPasswordChallenge,
    "AdminSetUserPassword",
    "AdminInitiateAuth",
    "AdminRespondToAuthChallenge",
    "DescribeUserPoolClient",
  );

  table.grantTo(answerMfaChallenge, "GetItem", "UpdateItem");
  key.grantTo(answerMfaChallenge, "Decrypt", "session", "code");
  key.grantTo(answerMfaChallenge, "Encrypt", "session", "authenticator");
  identity.grantBackendClient(answerMfaChallenge, "AdminRespondToAuthChallenge", "DescribeUserPoolClient");

  identity.grantTo(functions.signOutUser, "AdminUserGlobalSignOut");
  identity.grantTo(functions.sendResetCode, "AdminResetUserPassword");

  composeCodeMessage?.addEnvironment("PORTAL_URL", portalApi.url);
}

function grantPortal({ portal }: Functions, { table, key, identity }: Resources): void {
  table.grantTo(portal, "GetItem", "UpdateItem");
  key.grantTo(portal, "Encrypt", "password", "code");
  key.grantTo(portal, "Decrypt", "authenticator");
  identity.grantTo(portal, "AdminGetUser", "AdminUserGlobalSignOut");
  identity.grantAppClient(portal);
  grantTaskCallbacks(portal, ["SendTaskSuccess", "SendTaskFailure"]);
}
