import { type Context, Hono } from "hono";
import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import type { Operation } from "../../../kernel/json-service.ts";
import type { SesState } from "../state.ts";
import { getAccount } from "./get-account.ts";
import { sendEmail } from "./send-email.ts";

/** The REST-JSON addresses of SES v2; errors are thrown and answered by the endpoint. */
export function createRouter(state: SesState): Hono {
  const router = new Hono();
  router.post("/v2/email/outbound-emails", async (c) => answer(c, state, sendEmail, parse(await c.req.text())));
  router.get("/v2/email/account", (c) => answer(c, state, getAccount, {}));
  return router;
}

async function answer(c: Context, ...what: Parameters<typeof answerOf>): Promise<Response> {
  return c.body(JSON.stringify(await answerOf(...what)), 200, { "content-type": "application/json" });
}

/** Throws the AwsError that SES answers. */
export async function answerOf(state: SesState, operation: Operation<SesState>, input: unknown): Promise<object> {
  try {
    return Answer.parse(await operation.run(state, input));
  } catch (error) {
    // SES v2 has no ValidationException: input of the wrong form is a bad request like any other.
    const isForm = error instanceof AwsError && error.code === "ValidationException";
    throw isForm ? new AwsError("BadRequestException", error.message) : error;
  }
}

const Answer = z.record(z.string(), z.unknown());

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError("BadRequestException", "The request body is not JSON.");
  }
}
