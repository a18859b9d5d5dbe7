import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { Cognito } from "../cognito.ts";

/** The resource types of Cognito user pools. */
export function cognitoTypes(cognito: Cognito) {
  return {
    "AWS::Cognito::UserPool": (properties) => {
      const { id, arn, providerName, providerUrl } = cognito.createUserPool(properties);
      const attributes = { Arn: arn, ProviderName: providerName, ProviderURL: providerUrl, UserPoolId: id };
      return { ref: id, attributes };
    },
    "AWS::Cognito::UserPoolClient": (properties) => {
      const { id, secret } = cognito.createUserPoolClient(properties);
      return { ref: id, attributes: { ClientId: id, ...(secret === undefined ? {} : { ClientSecret: secret }) } };
    },
  } satisfies ResourceTypes;
}
