import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolClient,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  UserPool,
  UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

/** Characters of a password that is the only factor (NIST SP 800-63B-4, 3.1.1.2). */
export const minPasswordLength = 15;

type UserAction =
  | "AdminCreateUser"
  | "AdminDisableUser"
  | "AdminEnableUser"
  | "AdminGetUser"
  | "AdminUpdateUserAttributes";

export interface IdentityProps {
  readonly removalPolicy: RemovalPolicy;
  /** Also against deletion by hand. */
  readonly isRetained: boolean;
}

/** The user pool, with one client for the people and one for the finishing task. */
export class Identity extends Construct {
  readonly userPool: UserPool;
  /** For the people's sign-in. */
  readonly appClient: UserPoolClient;
  readonly #backendClient: CfnUserPoolClient;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id);
    this.userPool = createUserPool(this, props);
    this.appClient = new UserPoolClient(this, "AppClient", {
      userPool: this.userPool,
      authFlows: { userSrp: true, userPassword: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      generateSecret: false,
      disableOAuth: true,
      // Without a list a person could change every attribute, the address that HR vouches for among them.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
    this.#backendClient = createBackendClient(this, this.userPool.userPoolId);
  }

  /** Calls on the users of the pool. */
  giveTo(task: TaskFunction, ...actions: UserAction[]): void {
    task.give({
      environment: { USER_POOL_ID: this.userPool.userPoolId },
      actions: actions.map((action) => `cognito-idp:${action}`),
      resources: [this.userPool.userPoolArn],
    });
  }

  /** What it takes to answer NEW_PASSWORD_REQUIRED in a person's place. */
  givePasswordChallengeTo(task: TaskFunction): void {
    task.give({
      environment: { USER_POOL_ID: this.userPool.userPoolId, BACKEND_CLIENT_ID: this.#backendClient.ref },
      actions: ["AdminSetUserPassword", "AdminInitiateAuth", "AdminRespondToAuthChallenge"].map(
        (action) => `cognito-idp:${action}`,
      ),
      resources: [this.userPool.userPoolArn],
    });
  }
}

const deviations = [
  {
    id: "AwsSolutions-COG1",
    reason:
      "Rules about the kinds of characters are forbidden by NIST SP 800-63B-4 and OWASP ASVS 5.0, 6.2.5. " +
      "A minimum of 15 characters and the portal's blocklist take their place.",
  },
  {
    id: "AwsSolutions-COG2",
    reason:
      "An onboarding ends with the first password; whether a second factor is due is the owner's of the pool to say.",
  },
  {
    id: "AwsSolutions-COG8",
    reason:
      "The onboarding needs nothing of the Plus plan, which is paid for each user: threat protection is for sign-ins.",
  },
];

function createUserPool(scope: Construct, props: IdentityProps): UserPool {
  const userPool = new UserPool(scope, "UserPool", {
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
      minLength: minPasswordLength,
      requireLowercase: false,
      requireUppercase: false,
      requireDigits: false,
      requireSymbols: false,
      // No temporary password waits for a person; a day is the shortest that Cognito takes.
      tempPasswordValidity: Duration.days(1),
    },
    mfa: Mfa.OFF,
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection: props.isRetained,
    removalPolicy: props.removalPolicy,
  });
  Validations.of(userPool).acknowledge(...deviations);
  return userPool;
}

/**
 * The low-level class, because `UserPoolClient` always allows refresh tokens as well. What signs in here
 * throws its tokens away, so they live as short as Cognito lets them.
 */
function createBackendClient(scope: Construct, userPoolId: string): CfnUserPoolClient {
  return new CfnUserPoolClient(scope, "BackendClient", {
    userPoolId,
    explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
    preventUserExistenceErrors: "ENABLED",
    enableTokenRevocation: true,
    generateSecret: false,
    allowedOAuthFlowsUserPoolClient: false,
    accessTokenValidity: 5,
    idTokenValidity: 5,
    refreshTokenValidity: 60,
    tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "minutes" },
  });
}
