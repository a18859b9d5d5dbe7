import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Bundle } from "./bundle.ts";
import type { Config } from "./config.ts";
import { minPasswordLength } from "./constructs/identity.ts";
import { TaskFunction, type TaskFunctionProps } from "./constructs/task-function.ts";

export type Functions = ReturnType<typeof createFunctions>;

/** Every function with its settings; `rights.ts` says what each may do. */
export function createFunctions(scope: Construct, { config, bundle }: { config: Config; bundle: Bundle }) {
  const create = (task: string, props: Pick<TaskFunctionProps, "environment" | "memorySize" | "timeout"> = {}) =>
    new TaskFunction(scope, task, { code: bundle.folderOf(task), removalPolicy: config.removalPolicy, ...props });
  return {
    startOnboarding: create("start-onboarding", { environment: { DEFAULT_LOCALE: config.defaultLocale } }),
    createSuppressedUser: create("create-suppressed-user"),
    verifyEmailAttribute: create("verify-email-attribute"),
    sendLink: create("send-link", { environment: sendLinkSettings(config) }),
    armLink: create("arm-link"),
    finishPasswordChallenge: create("finish-password-challenge"),
    emitUserActivated: create("emit-user-activated"),
    closeOnboarding: create("close-onboarding"),
    portal: create("portal", {
      environment: portalSettings(config),
      // Somebody is waiting for its answer.
      memorySize: 512,
      timeout: Duration.seconds(10),
    }),
  };
}

function sendLinkSettings(config: Config) {
  return {
    COMPANY_NAME: config.companyName,
    SUPPORT_CONTACT: config.supportContact,
    LINK_LIFETIME_SECONDS: String(config.linkLifetime.toSeconds()),
    REMINDERS_SECONDS: config.reminders.map((reminder) => reminder.toSeconds()).join(","),
    DEADLINE_SECONDS: String(config.deadline.toSeconds()),
  };
}

function portalSettings(config: Config) {
  return {
    COMPANY_NAME: config.companyName,
    SUPPORT_CONTACT: config.supportContact,
    SIGN_IN_URL: config.signInUrl,
    MIN_PASSWORD_LENGTH: String(minPasswordLength),
  };
}
