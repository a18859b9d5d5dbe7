import { AwsError } from "../../kernel/aws-error.ts";
import type { Decision } from "./decide.ts";
import type { AccessRequest } from "./policy/policy.ts";
import type { Principal } from "./principal.ts";

type Refusal = Extract<Decision, { isAllowed: false }>;

/**
 * AccessDeniedException with AWS's text. REST services and SQS answer the HTTP status 403, the others 400.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function accessDenied({ name }: Principal, { action, resource }: AccessRequest, refusal: Refusal): AwsError {
  if (action.startsWith("ses:")) {
    const text = `User \`${name}' is not authorized to perform \`${action}' on resource \`${resource}'`;
    return new AwsError("AccessDeniedException", text, 403);
  }
  // SQS writes its actions in lower case.
  const written = action.startsWith("sqs:") ? action.toLowerCase() : action;
  const text = `User: ${name} is not authorized to perform: ${written} on resource: ${resource} ${reasonOf(refusal, written)}`;
  return new AwsError("AccessDeniedException", text, /^(sqs|lambda):/.test(action) ? 403 : 400);
}

function reasonOf({ isExplicit, policyType }: Refusal, action: string): string {
  if (!isExplicit) return `because no ${policyType} policy allows the ${action} action`;
  return `with an explicit deny in ${policyType === "identity-based" ? "an" : "a"} ${policyType} policy`;
}

/** UnrecognizedClientException, for an unknown access key. */
export function unrecognizedClient(status: number): AwsError {
  return new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.", status);
}

/** MissingAuthenticationTokenException, for a request without a signature. */
export function missingToken(status: number): AwsError {
  return new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", status);
}
