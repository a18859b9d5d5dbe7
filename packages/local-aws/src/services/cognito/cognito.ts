import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { operations } from "./operations/index.ts";
import { UserPools } from "./state.ts";
import type { UserPoolDeps } from "./user-pool/user-pool.ts";

export type CognitoDeps = UserPoolDeps;

export interface Cognito {
  /** AWS JSON 1.1, `AWSCognitoIdentityProviderService`. */
  readonly service: JsonService;
  /**
   * Makes a pool from the properties of an `AWS::Cognito::UserPool`, intrinsics resolved. Throws NotSupported with the
   * name of a property that the local run does not know. `providerUrl` is the issuer of its tokens.
   */
  createUserPool(properties: unknown): { id: string; arn: string; providerName: string; providerUrl: string };
  /** As `createUserPool`, for `AWS::Cognito::UserPoolClient`. */
  createUserPoolClient(properties: unknown): { id: string; secret?: string };
}

/** Amazon Cognito user pools. */
export function createCognito(deps: CognitoDeps): Cognito {
  const pools = new UserPools(deps);
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
