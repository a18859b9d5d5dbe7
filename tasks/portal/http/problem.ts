import type { Problem } from "../../../contracts/portal-api.ts";

const titles = {
  "invalid-body": [400, "The request is not understood"],
  refused: [400, "The request was refused"],
  "not-signed-in": [401, "You are not signed in"],
  "not-found": [404, "There is nothing here"],
  "method-not-allowed": [405, "This address takes POST only"],
  "link-not-usable": [409, "This link takes no such answer now"],
  "body-too-large": [413, "The request is too large"],
  "not-json": [415, "The request is not JSON"],
  "password-rejected": [422, "The password was not taken"],
  "too-many-attempts": [429, "This link has had its tries"],
  busy: [429, "There are too many requests"],
  internal: [500, "Something went wrong on our side"],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type ProblemType = keyof typeof titles;

/**
 * An error that a route throws and that is answered as problem details. `cause` is not part of the response; only its
 * name is logged, for operations.
 */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(
    type: ProblemType,
    detail: string,
    more: Pick<Problem, "state" | "rejection" | "error"> = {},
    cause?: Error,
  ) {
    super(detail, { cause });
    const [status, title] = titles[type];
    this.problem = { type: `urn:onboarding:problem:${type}`, title, status, detail, ...more };
  }
}

/**
 * Creates the response for a problem. For 405 it has the header `allow` with the allowed methods.
 * @see https://www.rfc-editor.org/rfc/rfc9457 and https://www.rfc-editor.org/rfc/rfc9110#name-405-method-not-allowed
 */
export function problemResponse({ problem }: ProblemError): Response {
  const allowed = problem.status === 405 ? { allow: "POST" } : {};
  const headers = { "content-type": "application/problem+json", ...allowed };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
