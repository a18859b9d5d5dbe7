import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigCommandOutput,
  ResourceNotFoundException,
  type UserPoolClientType,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { FinalFault } from "../../lib/faults/faults.ts";
import { errors } from "./contract.ts";

export interface CheckUserPoolDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly appClientId: string;
  /** Called once, when the pool meets all requirements, with whether its user names are case-sensitive. */
  readonly onReady: (userNames: "CaseSensitive" | "CaseInsensitive") => void;
}

interface ImportedPool {
  readonly pool: UserPoolType;
  readonly client: UserPoolClientType;
  readonly mfa: GetUserPoolMfaConfigCommandOutput;
}

/**
 * Checks that an imported user pool is configured as an onboarding needs it. A pool that passed is not checked again by
 * the same function instance. Throws the final fault `UserPoolNotReady` with everything that is missing; once that is
 * configured, the execution can be redriven.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
 */
export function createCheckUserPool(deps: CheckUserPoolDeps): () => Promise<void> {
  let isReady = false;
  return async () => {
    if (isReady) return;
    const imported = await read(deps);
    const problems = requirements.filter(({ isMet }) => !isMet(imported)).map(({ problem }) => problem);
    if (problems.length > 0) throw notReady(deps, problems);
    isReady = true;
    deps.onReady(imported.pool.UsernameConfiguration?.CaseSensitive === false ? "CaseInsensitive" : "CaseSensitive");
  };
}

function notReady({ userPoolId }: CheckUserPoolDeps, problems: readonly string[]): FinalFault {
  return new FinalFault(errors.UserPoolNotReady, `User pool ${userPoolId}: ${problems.join("; ")}.`);
}

async function read(deps: CheckUserPoolDeps): Promise<ImportedPool> {
  try {
    return await describe(deps);
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw notReady(deps, [
      `it does not exist here, or has no client ${deps.appClientId} (correct userPoolId or appClientId in cdk.json)`,
    ]);
  }
}

async function describe({
  cognito,
  userPoolId: UserPoolId,
  appClientId: ClientId,
}: CheckUserPoolDeps): Promise<ImportedPool> {
  const [{ UserPool: pool = {} }, { UserPoolClient: client = {} }, mfa] = await Promise.all([
    cognito.send(new DescribeUserPoolCommand({ UserPoolId })),
    cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId })),
    cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId })),
  ]);
  return { pool, client, mfa };
}

/** Attributes that a hire has values for, and `sub`, which Cognito sets. */
const suppliedAttributes = ["sub", "email", "given_name", "family_name", "locale"];

interface Requirement {
  readonly isMet: (imported: ImportedPool) => boolean;
  /** What is wrong, and how to correct it. */
  readonly problem: string;
}

const requirements: readonly Requirement[] = [
  {
    isMet: ({ pool }) => (pool.UsernameAttributes ?? []).length === 0,
    problem: "user names are addresses or telephone numbers, not employee ids (use a pool without UsernameAttributes)",
  },
  {
    isMet: ({ pool }) => pool.AliasAttributes?.includes("email") ?? false,
    problem: "nobody can sign in by e-mail address (use a pool with AliasAttributes email)",
  },
  {
    isMet: ({ pool }) =>
      (pool.SchemaAttributes ?? []).every(
        ({ Name = "", Required }) => Required !== true || suppliedAttributes.includes(Name),
      ),
    problem: `it requires attributes that a hire has no value for (none but ${suppliedAttributes.slice(1).join(", ")} may be required)`,
  },
  {
    isMet: ({ client }) =>
      (client.ExplicitAuthFlows ?? []).some((flow) =>
        ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"].includes(flow),
      ),
    problem: "the workflow cannot sign in (set ALLOW_ADMIN_USER_PASSWORD_AUTH in the client's ExplicitAuthFlows)",
  },
  {
    isMet: ({ client }) => client.PreventUserExistenceErrors === "ENABLED",
    problem: "answers reveal who has an account (set the client's PreventUserExistenceErrors to ENABLED)",
  },
  {
    isMet: ({ pool, mfa }) =>
      mfa.EmailMfaConfiguration === undefined || mfa.MfaConfiguration === "OFF" || !recoversByEmail(pool),
    problem:
      "Cognito does not send codes by e-mail both for the sign-in and for account recovery (set AccountRecoverySetting to admin_only, or email MFA off)",
  },
];

/** Whether e-mail is the channel that Cognito tries first for a forgotten password. */
function recoversByEmail({ AccountRecoverySetting }: UserPoolType): boolean {
  const byPriority = AccountRecoverySetting?.RecoveryMechanisms?.toSorted(
    (one, other) => (one.Priority ?? 0) - (other.Priority ?? 0),
  );
  return byPriority?.[0]?.Name === "verified_email";
}
