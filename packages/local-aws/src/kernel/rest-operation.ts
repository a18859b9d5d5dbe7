import { type Context, Hono } from "hono";

/** One operation of a service that speaks REST-JSON. */
export interface RestOperation<State> {
  readonly method: "DELETE" | "GET" | "POST" | "PUT";
  /** Parameters are written as `:name`. */
  readonly path: string;
  /** Throws AwsError, which the endpoint turns into the error response. */
  answer(state: State, context: Context): Promise<Response> | Response;
}

/** Builds the router of a REST service: each operation answers at its own method and path. */
export function restRouter<State>(state: State, operations: Readonly<Record<string, RestOperation<State>>>): Hono {
  const router = new Hono();
  for (const { method, path, answer } of Object.values(operations)) {
    router.on(method, path, (context) => answer(state, context));
  }
  return router;
}
