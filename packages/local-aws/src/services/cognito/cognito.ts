import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { operations } from "./operations/index.ts";
import { CognitoState } from "./state.ts";
import type { UserPoolDeps } from "./user-pool/user-pool.ts";

/** What Cognito needs. */
export type CognitoDeps = UserPoolDeps;

/** Cognito, as the other parts of a local run use it. */
export interface Cognito {
  /** AWS JSON 1.1, `AWSCognitoIdentityProviderService`. */
  readonly service: JsonService;
  /**
   * Creates a pool from the properties of `AWS::Cognito::UserPool`. Throws NotSupported with the name of a property that it
   * does not have. `providerUrl` is the issuer of its tokens.
   */
  createUserPool(properties: unknown): { id: string; arn: string; providerName: string; providerUrl: string };
  /** As `createUserPool`, for `AWS::Cognito::UserPoolClient`. */
  createUserPoolClient(properties: unknown): { id: string; secret?: string };
}

/** Amazon Cognito with user pools. */
export function createCognito(deps: CognitoDeps): Cognito {
  const pools = new CognitoState(deps);
  return {
    service: jsonService({ target: "AWSCognitoIdentityProviderService", jsonVersion: "1.1" }, pools, operations),
    createUserPool(properties) {
      const { id, arn, providerName } = pools.create(properties);
      return { id, arn, providerName, providerUrl: `https://${providerName}` };
    },
    createUserPoolClient(properties) {
      const { id, secret } = pools.createClient(properties);
      return secret === undefined ? { id } : { id, secret };
    },
  };
}
