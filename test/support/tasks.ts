import { randomBytes } from "node:crypto";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { createClientSettingsReader } from "../../tasks/lib/cognito/client-settings.ts";
import { createRevokeAccess } from "../../tasks/lib/cognito/revoke-access.ts";
import { createSealChallenge } from "../../tasks/lib/cognito/seal-challenge.ts";
import { createPublish } from "../../tasks/lib/events/publish.ts";
import { completeWait, failWait } from "../../tasks/lib/execution/task-token.ts";
import { createSesInvitationSender } from "../../tasks/lib/mail/invitation-sender.ts";
import { createRecordStore, type RecordStore } from "../../tasks/lib/record/record-store.ts";
import { createSeal, createUnseal } from "../../tasks/lib/sealing.ts";
import type { Signal } from "../../tasks/lib/signal/signal.ts";
import { storeSignal } from "../../tasks/lib/signal/store-signal.ts";
import { createPortal } from "../../tasks/portal/app.ts";
import type { PortalDeps } from "../../tasks/portal/deps.ts";
import { createPersonReader } from "../../tasks/portal/link/person.ts";
import { createSubmitPassword } from "../../tasks/portal/link/submit-password.ts";
import { createSignOut } from "../../tasks/portal/sign-in/sign-out.ts";
import { createStartOnboarding } from "../../tasks/receivers/start-onboarding/start-onboarding.ts";
import { createCloseOnboarding } from "../../tasks/steps/close-onboarding/close-onboarding.ts";
import { createCreateSuppressedUser } from "../../tasks/steps/create-suppressed-user/create-suppressed-user.ts";
import { createEmitEvent } from "../../tasks/steps/emit-event/emit-event.ts";
import {
  createFinishPasswordChallenge,
  type FinishPasswordChallengeDeps,
} from "../../tasks/steps/finish-password-challenge/finish-password-challenge.ts";
import { createSetPassword } from "../../tasks/steps/finish-password-challenge/set-password.ts";
import { createSendLink } from "../../tasks/steps/send-link/send-link.ts";
import { createStoreTaskToken } from "../../tasks/steps/store-task-token/store-task-token.ts";
import { createTakeNewAddress } from "../../tasks/steps/take-new-address/take-new-address.ts";
import { createVerifyEmailAttribute } from "../../tasks/steps/verify-email-attribute/verify-email-attribute.ts";
import type { Testbed } from "./testbed.ts";

const DAY_SECONDS = 86_400;

/** Every task as its handler wires it, on a testbed. A test passes in `records` to act between two writes. */
export function createTasks(testbed: Testbed, records: RecordStore = recordsOf(testbed)) {
  const { clients, keyArn, stateMachineArn, userPoolId } = testbed;
  const { cognito, events, kms, mails, stateMachines } = clients;
  const now = () => new Date(testbed.clock.now());
  const publish = createPublish(events, testbed.eventBusName);
  const wait = {
    completeWait: (taskToken: string) => completeWait(stateMachines, taskToken),
    failWait: (token: string, error: string, cause: string) => failWait(stateMachines, token, error, cause),
  };
  const revokeAccess = createRevokeAccess({ cognito, userPoolId, randomBytes });
  const { portal, finish } = passwordDeps(testbed, { records, now, ...wait });
  return {
    startOnboarding: createStartOnboarding({
      records,
      stateMachines,
      stateMachineArn,
      publish,
      now,
      defaultLocale: "en",
      sendToDeadLetters: (event) => sendToQueue(testbed, JSON.stringify(event)),
      // The state machine of the testbed only waits, so a closed record counts as an ended execution.
      isRunning: () => Promise.resolve(false),
    }),
    createSuppressedUser: createCreateSuppressedUser({ cognito, userPoolId, randomBytes }),
    verifyEmailAttribute: createVerifyEmailAttribute({ cognito, userPoolId, unverifiedAddress: "trusted" }),
    sendLink: createSendLink({
      records,
      publish,
      now,
      randomBytes,
      ...companyNames,
      portalUrl: "https://portal.example.com",
      sender: createSesInvitationSender(mails, {
        fromAddress: "it@example.com",
        configurationSet: testbed.configurationSet,
      }),
      linkLifetimeSeconds: DAY_SECONDS,
    }),
    storeTaskToken: createStoreTaskToken({ records, ...wait }),
    portal: createPortal(portal),
    submitPassword: createSubmitPassword(portal),
    finishPasswordChallenge: createFinishPasswordChallenge(finish),
    emitEvent: createEmitEvent(publish),
    closeOnboarding: createCloseOnboarding({ records, cognito, userPoolId, publish, revokeAccess, now }),
    takeNewAddress: createTakeNewAddress({
      records,
      revokeAccess,
      unseal: createUnseal(kms, keyArn, "address"),
    }),
    /** Stores a signal on the record and ends the wait, as a receiver does. */
    storeSignal: (onboardingId: string, signal: Signal) => storeSignal({ records, ...wait }, onboardingId, signal),
    sealAddress: createSeal(kms, keyArn, "address"),
  };
}

const companyNames = { companyName: "Example Ltd", supportContact: "help@example.com" };

/** The dependencies of the portal, which stores a password or code, and of the task that uses the password. */
function passwordDeps(testbed: Testbed, common: Pick<PortalDeps, "records" | "now" | "completeWait" | "failWait">) {
  const { clients, keyArn, userPoolId, backendClientId, appClientId } = testbed;
  const { cognito, kms } = clients;
  const single = testbed.singleAttempt.cognito;
  const clientSettings = createClientSettingsReader(single, userPoolId, backendClientId);
  const appClientSettings = createClientSettingsReader(cognito, userPoolId, appClientId);
  const portal: PortalDeps = {
    ...common,
    ...companyNames,
    log: silent,
    page: new Map(),
    readPerson: createPersonReader(cognito, userPoolId),
    signOut: createSignOut(cognito, userPoolId),
    sealPassword: createSeal(kms, keyArn, "password"),
    sealCode: createSeal(kms, keyArn, "code"),
    unsealAuthenticator: createUnseal(kms, keyArn, "authenticator"),
    appClient: {
      cognito: single,
      clientId: appClientId,
      readSecret: async () => (await appClientSettings()).secret,
    },
    // Laxer than the pool's policy, so that Cognito refuses passwords too.
    passwordPolicy: { minLength: 8, maxLength: 256 },
    signInUrl: "https://portal.example.com/sign-in",
  };
  const finish: FinishPasswordChallengeDeps = {
    ...common,
    unseal: createUnseal(kms, keyArn, "password"),
    setPassword: createSetPassword({ cognito: single, userPoolId, backendClientId, clientSettings, randomBytes }),
    sealChallenge: createSealChallenge({
      cognito: single,
      clientSettings,
      now: common.now,
      sealSession: createSeal(kms, keyArn, "session"),
      sealAuthenticator: createSeal(kms, keyArn, "authenticator"),
    }),
  };
  return { portal, finish };
}

export type Tasks = ReturnType<typeof createTasks>;

export function recordsOf({ clients, tableName }: Testbed): RecordStore {
  return createRecordStore(clients.dynamodb, tableName);
}

const silent = { info: () => undefined, error: () => undefined };

async function sendToQueue({ clients, queue }: Testbed, MessageBody: string): Promise<void> {
  // The queue URL in the template is AWS's; this one is the testbed's.
  await clients.queues.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody }));
}
