import { Hono } from "hono";
import { AwsError, NotSupported } from "../../../kernel/aws-error.ts";
import type { Lambda } from "../lambda.ts";
import { settings } from "./settings.ts";

type Calls = Pick<Lambda, "invoke" | "invokeAsync" | "find">;

/** The REST-JSON addresses of Lambda: running functions, and what operations may change about one. */
export function createRouter(calls: Calls): Hono {
  return new Hono().route("/", invocations(calls)).route("/", settings(calls));
}

/**
 * `POST /2015-03-31/functions/{name}/invocations`.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
function invocations({ invoke, invokeAsync, find }: Calls): Hono {
  return new Hono().post("/2015-03-31/functions/:name/invocations", async (c) => {
    const name = withVersion(c.req.param("name"), c.req.query("Qualifier"));
    const type = c.req.header("x-amz-invocation-type") ?? "RequestResponse";
    if (c.req.header("x-amz-log-type") === "Tail") throw new NotSupported("The log type Tail");
    const payload = (await c.req.text()) || "{}";
    find(name);
    assertJson(payload);
    if (type === "DryRun") return c.body(null, 204);
    if (type === "Event") {
      invokeAsync(name, payload);
      return c.body(null, 202);
    }
    if (type !== "RequestResponse") throw new NotSupported(`The invocation type ${type}`);
    const result = await invoke(name, payload);
    c.header("x-amz-executed-version", "$LATEST");
    if (result.functionError !== undefined) c.header("x-amz-function-error", result.functionError);
    return c.body(result.payload, 200, { "content-type": "application/json" });
  });
}

function withVersion(name: string, qualifier = "$LATEST"): string {
  return name.endsWith(`:${qualifier}`) ? name : `${name}:${qualifier}`;
}

function assertJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError("InvalidRequestContentException", `Could not parse request body into json: ${reason}`);
  }
}
