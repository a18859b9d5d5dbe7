import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { RECEIVER_TIMEOUT_SECONDS } from "../contracts/receiver-timeout.ts";
import type { Bundle } from "./bundle.ts";
import type { Config } from "./config.ts";
import { TaskFunction, type TaskFunctionProps } from "./constructs/task-function.ts";
import { minPasswordLength, sendsResetCodes } from "./constructs/user-pool.ts";

const RECEIVER_TIMEOUT = Duration.seconds(RECEIVER_TIMEOUT_SECONDS);

export type Functions = ReturnType<typeof createFunctions>;

/** Creates all functions with their settings; `grants.ts` grants what each needs. */
export function createFunctions(scope: Construct, { config, bundle }: { config: Config; bundle: Bundle }) {
  const create = (task: string, props: Pick<TaskFunctionProps, "environment" | "memorySize" | "timeout"> = {}) =>
    new TaskFunction(scope, task, { code: bundle.folderOf(task), removalPolicy: config.removalPolicy, ...props });
  const DEFAULT_LOCALE = config.defaultLocale;
  return {
    startOnboarding: create("start-onboarding", { environment: { DEFAULT_LOCALE }, timeout: RECEIVER_TIMEOUT }),
    startPasswordReset: create("start-password-reset", {
      environment: startPasswordResetSettings(config),
      timeout: RECEIVER_TIMEOUT,
    }),
    signalOnboarding: create("signal-onboarding", { timeout: RECEIVER_TIMEOUT }),
    reportBounce: create("report-bounce"),
    reportFailure: create("report-failure"),
    createSuppressedUser: create("create-suppressed-user"),
    verifyEmailAttribute: create("verify-email-attribute", { environment: unverifiedAddress(config) }),
    sendLink: create("send-link", { environment: sendLinkSettings(config) }),
    storeTaskToken: create("store-task-token"),
    takeNewAddress: create("take-new-address"),
    finishPasswordChallenge: create("finish-password-challenge"),
    answerMfaChallenge: create("answer-mfa-challenge"),
    emitEvent: create("emit-event"),
    closeOnboarding: create("close-onboarding"),
    signOutUser: create("sign-out-user"),
    sendResetCode: create("send-reset-code"),
    // An imported pool is not changed, so it gets no trigger.
    composeCodeMessage: config.importedPool
      ? undefined
      : // Cognito waits 5 seconds for a trigger and then calls it again.
        create("compose-code-message", { environment: companySettings(config), timeout: Duration.seconds(5) }),
    portal: create("portal", {
      environment: portalSettings(config),
      // A person waits for the response.
      memorySize: 512,
      timeout: Duration.seconds(10),
    }),
  };
}

function startPasswordResetSettings(config: Config) {
  return {
    RESET_METHODS: sendsResetCodes(config.secondFactor) ? "link,code" : "link",
    ...unverifiedAddress(config),
  };
}

/** In the stack's own pool only administrators can set addresses; an imported pool may let people set their own. */
function unverifiedAddress({ importedPool }: Config) {
  return { UNVERIFIED_ADDRESS: importedPool === undefined ? "trusted" : "refused" };
}

function companySettings(config: Config) {
  return { COMPANY_NAME: config.companyName, SUPPORT_CONTACT: config.supportContact };
}

function sendLinkSettings(config: Config) {
  return { ...companySettings(config), LINK_LIFETIME_SECONDS: String(config.linkLifetime.toSeconds()) };
}

function portalSettings(config: Config) {
  return {
    ...companySettings(config),
    SIGN_IN_URL: config.signInUrl,
    MIN_PASSWORD_LENGTH: String(minPasswordLength(config.secondFactor)),
    ...(config.cookieDomain === undefined ? {} : { COOKIE_DOMAIN: config.cookieDomain }),
  };
}
