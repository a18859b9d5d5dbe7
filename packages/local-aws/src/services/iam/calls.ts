import type { Need } from "./requests/required-permission.ts";
import type { ApiRequest } from "./requests/required-permissions.ts";

/** A request to the AWS endpoint. */
export interface ApiCall {
  /** `local`, or the name of a role that a function runs with; undefined for a request that is not signed. */
  readonly accessKeyId: string | undefined;
  readonly request: ApiRequest;
}

/** What a service does on behalf of a resource: `events.amazonaws.com` for a rule. */
export interface ServiceCall extends Need {
  readonly service: string;
  readonly sourceArn: string;
}

/** What a service does with a role that it was given: Step Functions with that of a state machine. */
export interface RoleCall extends Need {
  readonly roleArn: string;
  /** The name of the session, as errors tell it. */
  readonly session: string;
}
