import { cognitoIdp } from "./cognito-idp.ts";
import { dynamodb } from "./dynamodb.ts";
import { events } from "./events.ts";
import { kms } from "./kms.ts";
import { lambda } from "./lambda.ts";
import type { Facts, Need, NeedsOf } from "./required-permission.ts";
import { ses } from "./ses.ts";
import { sqs } from "./sqs.ts";
import { states } from "./states.ts";

/** A request to the AWS endpoint, its body parsed: by `X-Amz-Target` (AWS JSON), or by method and path (REST). */
export type ApiRequest =
  | { readonly target: string; readonly body: unknown }
  | { readonly method: string; readonly path: string; readonly body: unknown };

/** Services that speak AWS JSON, by the first half of `X-Amz-Target`. */
const services: ReadonlyMap<string, NeedsOf> = new Map([
  ["AWSCognitoIdentityProviderService", cognitoIdp],
  ["AWSEvents", events],
  ["AWSStepFunctions", states],
  ["AmazonSQS", sqs],
  ["DynamoDB_20120810", dynamodb],
  ["TrentService", kms],
]);

/** What a request needs to be allowed. Of a service that is not there: nothing, it is answered by name. */
export function needsOf(request: ApiRequest, facts: Facts): readonly Need[] {
  if ("target" in request) {
    const [service = "", operation = ""] = request.target.split(".");
    return services.get(service)?.(operation, request.body, facts) ?? [];
  }
  const { method, path, body } = request;
  return lambda(method, path, facts) ?? ses(method, path, body, facts) ?? [];
}
