import type { AnswerKey } from "./constructs/answer-key.ts";
import type { EventIntake } from "./constructs/event-intake.ts";
import type { Identity } from "./constructs/identity.ts";
import type { Mail } from "./constructs/mail.ts";
import type { OnboardingTable } from "./constructs/onboarding-table.ts";
import { giveTaskAnswerTo, type OnboardingWorkflow } from "./constructs/onboarding-workflow.ts";
import type { PortalApi } from "./constructs/portal-api.ts";
import type { Functions } from "./functions.ts";

export interface Resources {
  readonly table: OnboardingTable;
  readonly key: AnswerKey;
  readonly identity: Identity;
  readonly mail: Mail;
  readonly intake: EventIntake;
  readonly portalApi: PortalApi;
  readonly workflow: OnboardingWorkflow;
}

/** What each function may do beyond its own log and traces, and nothing else. */
export function giveRights(functions: Functions, resources: Resources): void {
  const { table, key, identity, mail, intake, portalApi, workflow } = resources;

  table.giveTo(functions.startOnboarding, "GetItem", "PutItem", "UpdateItem");
  workflow.giveStartTo(functions.startOnboarding);
  intake.giveBusTo(functions.startOnboarding);
  intake.giveDeadLettersTo(functions.startOnboarding);

  identity.giveTo(functions.createSuppressedUser, "AdminCreateUser", "AdminGetUser", "AdminEnableUser");

  identity.giveTo(functions.verifyEmailAttribute, "AdminUpdateUserAttributes");

  table.giveTo(functions.sendLink, "GetItem", "UpdateItem");
  mail.giveTo(functions.sendLink);
  intake.giveBusTo(functions.sendLink);
  functions.sendLink.addEnvironment("PORTAL_URL", portalApi.url);

  table.giveTo(functions.armLink, "UpdateItem");
  giveTaskAnswerTo(functions.armLink);

  table.giveTo(functions.finishPasswordChallenge, "GetItem", "UpdateItem");
  key.giveTo(functions.finishPasswordChallenge, "Decrypt");
  identity.givePasswordChallengeTo(functions.finishPasswordChallenge);

  intake.giveBusTo(functions.emitUserActivated);

  table.giveTo(functions.closeOnboarding, "GetItem", "UpdateItem");
  identity.giveTo(functions.closeOnboarding, "AdminDisableUser");
  intake.giveBusTo(functions.closeOnboarding);

  table.giveTo(functions.portal, "GetItem", "UpdateItem");
  key.giveTo(functions.portal, "Encrypt");
  identity.giveTo(functions.portal, "AdminGetUser");
  giveTaskAnswerTo(functions.portal);
}
