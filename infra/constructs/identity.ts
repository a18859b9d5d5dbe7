import { ArnFormat, Stack } from "aws-cdk-lib";
import { CfnUserPoolClient, ClientAttributes, type UserPool, UserPoolClient } from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { ImportedPool } from "../config.ts";
import type { TaskFunction } from "./task-function.ts";
import { createUserPool, type UserPoolProps } from "./user-pool.ts";

type UserAction =
  | "AdminCreateUser"
  | "AdminDeleteSoftwareToken"
  | "AdminDisableUser"
  | "AdminEnableUser"
  | "AdminGetUser"
  | "AdminResetUserPassword"
  | "AdminSetUserPassword"
  | "AdminUpdateUserAttributes"
  | "AdminUserGlobalSignOut";
type SignInAction = "AdminInitiateAuth" | "AdminRespondToAuthChallenge" | "DescribeUserPoolClient";

export interface IdentityProps extends UserPoolProps {
  /** An existing pool to use. Nothing of it is created or changed. */
  readonly importedPool?: ImportedPool | undefined;
}

interface Pool {
  readonly userPoolId: string;
  readonly userPoolArn: string;
  /** The client for people's sign-in. */
  readonly appClientId: string;
  /** The client for tasks that sign in on behalf of a person. */
  readonly backendClientId: string;
}

/** The user pool and its clients: imported ones, or a new pool with one client for people and one for tasks. */
export class Identity extends Construct {
  readonly #pool: Pool;
  readonly #isImported: boolean;

  constructor(scope: Construct, id: string, { importedPool, ...props }: IdentityProps) {
    super(scope, id);
    this.#isImported = importedPool !== undefined;
    this.#pool = importedPool === undefined ? createPool(this, props) : importPool(this, importedPool);
  }

  get userPoolId(): string {
    return this.#pool.userPoolId;
  }

  get appClientId(): string {
    return this.#pool.appClientId;
  }

  /** Grants actions on the pool's users. */
  grantTo(task: TaskFunction, ...actions: UserAction[]): void {
    this.#grant(task, actions);
  }

  /** Grants what a task needs to sign in on behalf of a person. */
  grantBackendClient(task: TaskFunction, ...actions: (UserAction | SignInAction)[]): void {
    this.#grant(task, actions, { BACKEND_CLIENT_ID: this.#pool.backendClientId });
  }

  /** Grants reading the client's settings. Cognito's operations for sign-ins are public and need no grant. */
  grantAppClient(task: TaskFunction): void {
    this.#grant(task, ["DescribeUserPoolClient"], { APP_CLIENT_ID: this.#pool.appClientId });
  }

  /** Grants reading the settings of an imported pool, to check them. A new pool needs no check. */
  grantFirstRunCheck(task: TaskFunction): void {
    if (!this.#isImported) return;
    this.#grant(task, ["DescribeUserPool", "DescribeUserPoolClient", "GetUserPoolMfaConfig"], {
      IMPORTED_APP_CLIENT_ID: this.#pool.appClientId,
    });
  }

  #grant(task: TaskFunction, actions: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
    task.grantPermissions({
      environment: { USER_POOL_ID: this.#pool.userPoolId, ...environment },
      actions: actions.map((action) => `cognito-idp:${action}`),
      resources: [this.#pool.userPoolArn],
    });
  }
}

function importPool(scope: Construct, { userPoolId, appClientId }: ImportedPool): Pool {
  const arnFormat = ArnFormat.SLASH_RESOURCE_NAME;
  const userPoolArn = Stack.of(scope).formatArn({
    service: "cognito-idp",
    resource: "userpool",
    resourceName: userPoolId,
    arnFormat,
  });
  return { userPoolId, userPoolArn, appClientId, backendClientId: appClientId };
}

function createPool(scope: Construct, props: UserPoolProps): Pool {
  const userPool = createUserPool(scope, "UserPool", props);
  return {
    userPoolId: userPool.userPoolId,
    userPoolArn: userPool.userPoolArn,
    appClientId: createAppClient(scope, userPool).userPoolClientId,
    backendClientId: createBackendClient(scope, userPool.userPoolId).ref,
  };
}

function createAppClient(scope: Construct, userPool: UserPool): UserPoolClient {
  return new UserPoolClient(scope, "AppClient", {
    userPool,
    authFlows: { userSrp: true, userPassword: true },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    generateSecret: false,
    disableOAuth: true,
    // Without this list people could change every attribute, also the address that HR vouches for.
    writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
  });
}

/**
 * Creates the client for the tasks. It uses the low-level class, because `UserPoolClient` always allows refresh tokens,
 * too. The tasks do not use the tokens, so these have the shortest validity that Cognito allows. The sessions of
 * challenges have the longest, because a person has to find and type a code meanwhile.
 */
function createBackendClient(scope: Construct, userPoolId: string): CfnUserPoolClient {
  return new CfnUserPoolClient(scope, "BackendClient", {
    userPoolId,
    explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
    preventUserExistenceErrors: "ENABLED",
    enableTokenRevocation: true,
    generateSecret: false,
    allowedOAuthFlowsUserPoolClient: false,
    authSessionValidity: 15,
    accessTokenValidity: 5,
    idTokenValidity: 5,
    refreshTokenValidity: 60,
    tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "minutes" },
  });
}
