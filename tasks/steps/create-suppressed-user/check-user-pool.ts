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
  /** Told once, of a pool that is ready: whether E1001 and e1001 are the same user there. */
  readonly onReady: (names: "CaseSensitive" | "CaseInsensitive") => void;
}

interface Imported {
  readonly pool: UserPoolType;
  readonly client: UserPoolClientType;
  readonly mfa: GetUserPoolMfaConfigCommandOutput;
}

/**
 * Makes sure that a pool which the stack did not make can do what an onboarding needs of it. Asks Cognito until the
 * answer is yes and never again. Throws the final fault `UserPoolNotReady` with everything that is missing; once
 * that is set, a redrive goes on.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
 */
export function createCheckUserPool(deps: CheckUserPoolDeps): () => Promise<void> {
  let isReady = false;
  return async () => {
    if (isReady) return;
    const imported = await read(deps);
    const missing = requirements.filter(({ isMet }) => !isMet(imported)).map(({ otherwise }) => otherwise);
    if (missing.length > 0) throw notReady(deps, missing);
    isReady = true;
    deps.onReady(imported.pool.UsernameConfiguration?.CaseSensitive === false ? "CaseInsensitive" : "CaseSensitive");
  };
}

function notReady({ userPoolId }: CheckUserPoolDeps, missing: readonly string[]): FinalFault {
  return new FinalFault(errors.UserPoolNotReady, `User pool ${userPoolId}: ${missing.join("; ")}.`);
}

async function read(deps: CheckUserPoolDeps): Promise<Imported> {
  try {
    return await describe(deps);
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw notReady(deps, [`it does not exist here, or has no client ${deps.appClientId} (correct the configuration)`]);
  }
}

async function describe({
  cognito,
  userPoolId: UserPoolId,
  appClientId: ClientId,
}: CheckUserPoolDeps): Promise<Imported> {
  const [{ UserPool: pool = {} }, { UserPoolClient: client = {} }, mfa] = await Promise.all([
    cognito.send(new DescribeUserPoolCommand({ UserPoolId })),
    cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId })),
    cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId })),
  ]);
  return { pool, client, mfa };
}

/** Attributes that a hire has values for, and the one that Cognito gives. */
const known = ["sub", "email", "given_name", "family_name", "locale"];

interface Requirement {
  readonly isMet: (imported: Imported) => boolean;
  /** What is wrong, and what to set. */
  readonly otherwise: string;
}

const requirements: readonly Requirement[] = [
  {
    isMet: ({ pool }) => (pool.UsernameAttributes ?? []).length === 0,
    otherwise:
      "user names are addresses or telephone numbers, not employee ids (it takes a pool without UsernameAttributes)",
  },
  {
    isMet: ({ pool }) => pool.AliasAttributes?.includes("email") ?? false,
    otherwise: "nobody can sign in by e-mail address (it takes a pool with AliasAttributes email)",
  },
  {
    isMet: ({ pool }) =>
      (pool.SchemaAttributes ?? []).every(({ Name = "", Required }) => Required !== true || known.includes(Name)),
    otherwise: `it requires attributes that a hire has no value for (none but ${known.slice(1).join(", ")} may be required)`,
  },
  {
    isMet: ({ client }) =>
      (client.ExplicitAuthFlows ?? []).some((flow) =>
        ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"].includes(flow),
      ),
    otherwise: "the workflow cannot sign in (set ALLOW_ADMIN_USER_PASSWORD_AUTH in the client's ExplicitAuthFlows)",
  },
  {
    isMet: ({ client }) => client.PreventUserExistenceErrors === "ENABLED",
    otherwise: "answers tell who has an account (set the client's PreventUserExistenceErrors to ENABLED)",
  },
  {
    isMet: ({ pool, mfa }) =>
      mfa.EmailMfaConfiguration === undefined || mfa.MfaConfiguration === "OFF" || !recoversByEmail(pool),
    otherwise:
      "nobody gets codes by e-mail both to sign in and to recover (set AccountRecoverySetting to admin_only, or email MFA off)",
  },
];

/** The channel that Cognito tries first for somebody who forgot the password. */
function recoversByEmail({ AccountRecoverySetting }: UserPoolType): boolean {
  const byPriority = AccountRecoverySetting?.RecoveryMechanisms?.toSorted(
    (one, other) => (one.Priority ?? 0) - (other.Priority ?? 0),
  );
  return byPriority?.[0]?.Name === "verified_email";
}
