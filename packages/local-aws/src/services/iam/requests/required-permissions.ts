import { cognitoIdp } from "./cognito-idp.ts";
import { dynamodb } from "./dynamodb.ts";
import { events } from "./events.ts";
import { kms } from "./kms.ts";
import { lambda } from "./lambda.ts";
import type { Facts, PermissionsOf, RequiredPermission } from "./required-permission.ts";
import { ses } from "./ses.ts";
import { sqs } from "./sqs.ts";
import { states } from "./states.ts";

/** A request to the AWS endpoint with its parsed body: with `X-Amz-Target` (AWS JSON), or with method and path (REST). */
export type ApiRequest =
  | { readonly target: string; readonly body: unknown }
  | { readonly method: string; readonly path: string; readonly body: unknown };

/** Services that speak AWS JSON, by the first half of `X-Amz-Target`. */
const services: ReadonlyMap<string, PermissionsOf> = new Map([
  ["AWSCognitoIdentityProviderService", cognitoIdp],
  ["AWSEvents", events],
  ["AWSStepFunctions", states],
  ["AmazonSQS", sqs],
  ["DynamoDB_20120810", dynamodb],
  ["TrentService", kms],
]);

/** The permissions that a request requires: none for an unknown service, which the endpoint refuses by name. */
export function permissionsOf(request: ApiRequest, facts: Facts): readonly RequiredPermission[] {
  if ("target" in request) {
    const [service = "", operation = ""] = request.target.split(".");
    return services.get(service)?.(operation, request.body, facts) ?? [];
  }
  const { method, path, body } = request;
  return lambda(method, path, facts) ?? ses(method, path, body, facts) ?? [];
}
