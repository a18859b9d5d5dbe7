import { Duration, Names, type RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  type UserPoolProps as CdkUserPoolProps,
  FeaturePlan,
  Mfa,
  UserPool,
  UserPoolEmail,
  UserPoolOperation,
} from "aws-cdk-lib/aws-cognito";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { SecondFactor } from "../config.ts";
import { domainOf } from "./mail.ts";
import type { TaskFunction } from "./task-function.ts";

export interface UserPoolProps {
  readonly secondFactor: SecondFactor;
  readonly fromAddress: string;
  readonly replyTo?: string | undefined;
  /** What SES has verified: the sender itself or its domain. */
  readonly senderIdentity: "address" | "domain";
  /** Also for Cognito's mails: they contain a link with a code, which no click tracking may rewrite. */
  readonly configurationSetName: string;
  /** The trigger that writes Cognito's messages. */
  readonly composeCodeMessage?: TaskFunction | undefined;
  readonly removalPolicy: RemovalPolicy;
  /** Whether the pool is also protected against deletion by hand. */
  readonly isRetained: boolean;
}

/** The minimum length of a password, as the only factor or as one of two (NIST SP 800-63B-4, 3.1.1.2). */
export function minPasswordLength({ policy }: SecondFactor): number {
  return policy === "required" ? 8 : 15;
}

/** Creates a user pool without self sign-up. User names are employee ids; the e-mail address is a sign-in alias. */
export function createUserPool(scope: Construct, id: string, props: UserPoolProps): UserPool {
  const userPool = new UserPool(scope, id, {
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: false,
    signInAliases: { username: true, email: true },
    signInCaseSensitive: false,
    autoVerify: { email: false },
    standardAttributes: {
      email: { required: true, mutable: true },
      givenName: { required: false, mutable: true },
      familyName: { required: false, mutable: true },
      locale: { required: false, mutable: true },
    },
    passwordPolicy: {
      minLength: minPasswordLength(props.secondFactor),
      requireLowercase: false,
      requireUppercase: false,
      requireDigits: false,
      requireSymbols: false,
      // No person needs a temporary password, so it has the shortest validity that Cognito allows, a day.
      tempPasswordValidity: Duration.days(1),
    },
    email: senderOf(scope, props),
    ...secondFactorOf(scope, props.secondFactor),
    deletionProtection: props.isRetained,
    removalPolicy: props.removalPolicy,
  });
  if (props.composeCodeMessage) userPool.addTrigger(UserPoolOperation.CUSTOM_MESSAGE, props.composeCodeMessage);
  Validations.of(userPool).acknowledge(...deviationsOf(props.secondFactor));
  return userPool;
}

/**
 * Cognito sends its mails with SES, because its own sender allows 50 a day. The SES identity of this ARN must exist.
 */
function senderOf(scope: Construct, props: UserPoolProps): UserPoolEmail {
  const { fromAddress, replyTo, configurationSetName, senderIdentity } = props;
  return UserPoolEmail.withSES({
    fromEmail: fromAddress,
    configurationSetName,
    sesRegion: Stack.of(scope).region,
    ...(senderIdentity === "domain" ? { sesVerifiedDomain: domainOf(fromAddress) } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
}

/**
 * Whether Cognito may mail codes for password resets. The channel of a second factor must not also reset the password,
 * so if e-mail is a second factor, only links can reset passwords (state machine `password-reset`, method `link`). The
 * settings of an imported pool are not known here; Cognito enforces them.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-prerequisites
 */
export function sendsResetCodes({ methods }: SecondFactor): boolean {
  return !methods.includes("email");
}

const mfa = { off: Mfa.OFF, optional: Mfa.OPTIONAL, required: Mfa.REQUIRED } as const;

function secondFactorOf(scope: Construct, secondFactor: SecondFactor): Partial<CdkUserPoolProps> {
  const { policy, methods } = secondFactor;
  const email = methods.includes("email");
  const sms = methods.includes("sms");
  return {
    mfa: mfa[policy],
    ...(policy === "off" ? {} : { mfaSecondFactor: { email, sms, otp: methods.includes("totp") } }),
    accountRecovery: sendsResetCodes(secondFactor) ? AccountRecovery.EMAIL_ONLY : AccountRecovery.NONE,
    ...(sms ? smsSenderOf(scope) : { enableSmsRole: false }),
  };
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html */
function smsSenderOf(scope: Construct): Partial<CdkUserPoolProps> {
  const smsRoleExternalId = Names.uniqueId(scope);
  const conditions = {
    StringEquals: { "sts:ExternalId": smsRoleExternalId, "aws:SourceAccount": Stack.of(scope).account },
  };
  const smsRole = new Role(scope, "SmsRole", {
    assumedBy: new ServicePrincipal("cognito-idp.amazonaws.com", { conditions }),
  });
  smsRole.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ["sns:Publish"], resources: ["*"] }));
  Validations.of(smsRole).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "Text messages go to telephone numbers, which a policy cannot name as resources.",
  });
  return { smsRole, smsRoleExternalId };
}

function deviationsOf({ policy }: SecondFactor) {
  return policy === "required"
    ? deviations
    : [...deviations, { id: "AwsSolutions-COG2", reason: mfaNotRequiredReasons[policy] }];
}

const mfaNotRequiredReasons = {
  off: "The owner of the deployment decides on second factors (setting secondFactor) and has turned them off.",
  optional: "The owner of the deployment lets each person decide on a second factor (setting secondFactor).",
} as const;

const deviations = [
  {
    id: "AwsSolutions-COG1",
    reason:
      "NIST SP 800-63B-4 and OWASP ASVS 5.0, 6.2.5, forbid rules about kinds of characters. " +
      "A minimum of 15 characters (8 with a second factor) and the portal's blocklist take their place.",
  },
  {
    id: "AwsSolutions-COG8",
    reason:
      "The onboarding does not need the Plus plan, which costs extra for each user: its threat protection is for sign-ins.",
  },
];
