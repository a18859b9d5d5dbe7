import { randomBytes } from "node:crypto";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { createArmLink } from "../../tasks/arm-link/arm-link.ts";
import { createCloseOnboarding } from "../../tasks/close-onboarding/close-onboarding.ts";
import { createCreateSuppressedUser } from "../../tasks/create-suppressed-user/create-suppressed-user.ts";
import { createEmitUserActivated } from "../../tasks/emit-user-activated/emit-user-activated.ts";
import { createFinishPasswordChallenge } from "../../tasks/finish-password-challenge/finish-password-challenge.ts";
import { createSetPassword } from "../../tasks/finish-password-challenge/set-password.ts";
import { createPublish } from "../../tasks/lib/events/publish.ts";
import { createSesInvitationSender } from "../../tasks/lib/mail/invitation-sender.ts";
import { createRecordStore, type RecordStore } from "../../tasks/lib/record/record-store.ts";
import { createSeal, createUnseal } from "../../tasks/lib/sealing.ts";
import { completeWait } from "../../tasks/lib/task-token.ts";
import { createPortal } from "../../tasks/portal/app.ts";
import { createPersonReader } from "../../tasks/portal/person.ts";
import { createSubmitPassword } from "../../tasks/portal/submit-password.ts";
import { createSendLink } from "../../tasks/send-link/send-link.ts";
import { createStartOnboarding } from "../../tasks/start-onboarding/start-onboarding.ts";
import { createVerifyEmailAttribute } from "../../tasks/verify-email-attribute/verify-email-attribute.ts";
import type { TaskWorld } from "./task-world.ts";

const DAY_SECONDS = 86_400;

/** Every task as its handler wires it, against a world; `records` replaces the store, to step in between two writes. */
export function tasksOf(world: TaskWorld, records: RecordStore = recordsOf(world)) {
  const { clients, keyArn, stateMachineArn, userPoolId } = world;
  const { cognito, events, kms, mails, stateMachines } = clients;
  const now = () => new Date(world.clock.now());
  const publish = createPublish(events, world.eventBusName);
  const wait = { completeWait: (taskToken: string) => completeWait(stateMachines, taskToken) };
  const { backendClientId } = world;
  const setPassword = createSetPassword({
    cognito: world.singleAttempt.cognito,
    userPoolId,
    backendClientId,
    randomBytes,
  });
  const unseal = createUnseal(kms, keyArn);
  const names = { companyName: "Example Ltd", supportContact: "help@example.com" };
  const portal = {
    ...{ records, now, ...wait, ...names, seal: createSeal(kms, keyArn), log: silent, page: new Map() },
    readPerson: createPersonReader(cognito, userPoolId),
    // Laxer than the pool, so that Cognito's own refusal can be met.
    passwordPolicy: { minLength: 8, maxLength: 256 },
    signInUrl: "https://portal.example.com/sign-in",
  };
  return {
    startOnboarding: createStartOnboarding({
      ...{ records, stateMachines, stateMachineArn, publish, now, defaultLocale: "en" },
      keepRejected: (event) => keep(world, JSON.stringify(event)),
    }),
    createSuppressedUser: createCreateSuppressedUser({ cognito, userPoolId, randomBytes }),
    verifyEmailAttribute: createVerifyEmailAttribute({ cognito, userPoolId }),
    sendLink: createSendLink({
      ...{ records, publish, now, randomBytes, ...names, portalUrl: "https://portal.example.com" },
      sender: createSesInvitationSender(mails, {
        fromAddress: "it@example.com",
        configurationSet: world.configurationSet,
      }),
      schedule: { remindersSeconds: [DAY_SECONDS, 3 * DAY_SECONDS], deadlineSeconds: 14 * DAY_SECONDS },
      linkLifetimeSeconds: DAY_SECONDS,
    }),
    armLink: createArmLink({ records, ...wait }),
    portal: createPortal(portal),
    submitPassword: createSubmitPassword(portal),
    finishPasswordChallenge: createFinishPasswordChallenge({ records, unseal, setPassword, now }),
    emitUserActivated: createEmitUserActivated(publish),
    closeOnboarding: createCloseOnboarding({ records, cognito, userPoolId, publish, now }),
  };
}

export type Tasks = ReturnType<typeof tasksOf>;

export function recordsOf({ clients, tableName }: TaskWorld): RecordStore {
  return createRecordStore(clients.dynamodb, tableName);
}

const silent = { info: () => undefined, error: () => undefined };

async function keep({ clients, queue }: TaskWorld, MessageBody: string): Promise<void> {
  // The queue's own address is AWS's; this one leads to the world.
  await clients.queues.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody }));
}
