import type { RequiredPermission } from "./requests/required-permission.ts";
import type { ApiRequest } from "./requests/required-permissions.ts";

/** A request to the AWS endpoint. */
export interface ApiCall {
  /** `local`, or the name of a function's role; undefined for a request without a signature. */
  readonly accessKeyId: string | undefined;
  readonly request: ApiRequest;
}

/** A call of a service on behalf of a resource, for example of `events.amazonaws.com` for a rule. */
export interface ServiceCall extends RequiredPermission {
  readonly service: string;
  readonly sourceArn: string;
}

/** A call of a service with a role that it has, for example of Step Functions with the role of a state machine. */
export interface RoleCall extends RequiredPermission {
  readonly roleArn: string;
  /** The session's name, which error texts contain. */
  readonly session: string;
}
