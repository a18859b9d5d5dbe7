import { type Context, Hono } from "hono";
import { AwsError } from "../../kernel/aws-error.ts";
import type { Operation } from "../../kernel/json-service.ts";
import { getAccount } from "./get-account.ts";
import { sendEmail } from "./send-email.ts";
import type { SesState } from "./state.ts";

/** The REST-JSON addresses of SES v2; errors are thrown and answered by the endpoint. */
export function createRouter(state: SesState): Hono {
  const router = new Hono();
  router.post("/v2/email/outbound-emails", async (c) => answer(c, state, sendEmail, parse(await c.req.text())));
  router.get("/v2/email/account", (c) => answer(c, state, getAccount, {}));
  return router;
}

async function answer(c: Context, state: SesState, operation: Operation<SesState>, input: unknown): Promise<Response> {
  try {
    return c.body(JSON.stringify(await operation.run(state, input)), 200, { "content-type": "application/json" });
  } catch (error) {
    // SES v2 has no ValidationException: input of the wrong form is a bad request like any other.
    const isForm = error instanceof AwsError && error.code === "ValidationException";
    throw isForm ? new AwsError("BadRequestException", error.message) : error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError("BadRequestException", "The request body is not JSON.");
  }
}
