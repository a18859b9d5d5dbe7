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
  /** For Cognito's mails too: its codes come by a link that no tracking may rewrite. */
  readonly configurationSetName: string;
  /** Words Cognito's messages. */
  readonly composeCodeMessage?: TaskFunction | undefined;
  readonly removalPolicy: RemovalPolicy;
  /** Also against deletion by hand. */
  readonly isRetained: boolean;
}

/** Characters of a password that is the only factor, or one of two (NIST SP 800-63B-4, 3.1.1.2). */
export function minPasswordLength({ policy }: SecondFactor): number {
  return policy === "required" ? 8 : 15;
}

/** A pool that nobody signs up to by themselves, whose user names are employee ids with the e-mail address as an alias. */
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
      // No temporary password waits for a person; a day is the shortest that Cognito takes.
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

/** SES, since Cognito's own sender sends 50 mails a day. It checks the identity of this very ARN, which must exist. */
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
 * The channel of a second factor must not also reset the password that it protects: with codes by e-mail, Cognito sends
 * none for a reset, and our own link serves (state machine `password-reset`, method `link`). Of a pool that is not ours
 * nothing is known, and Cognito has the last word.
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
    reason: "A text message goes to a telephone number, which is no resource that a policy could name.",
  });
  return { smsRole, smsRoleExternalId };
}

function deviationsOf({ policy }: SecondFactor) {
  return policy === "required"
    ? deviations
    : [...deviations, { id: "AwsSolutions-COG2", reason: whyNotRequired[policy] }];
}

const whyNotRequired = {
  off: "Whether a second factor is due is for the owner of the deployment to say (secondFactor), who says no.",
  optional: "The owner of the deployment leaves a second factor to each person (secondFactor).",
} as const;

const deviations = [
  {
    id: "AwsSolutions-COG1",
    reason:
      "Rules about the kinds of characters are forbidden by NIST SP 800-63B-4 and OWASP ASVS 5.0, 6.2.5. " +
      "A minimum of 15 characters (8 with a second factor) and the portal's blocklist take their place.",
  },
  {
    id: "AwsSolutions-COG8",
    reason:
      "The onboarding needs nothing of the Plus plan, which is paid for each user: threat protection is for sign-ins.",
  },
];
