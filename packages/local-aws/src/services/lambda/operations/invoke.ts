import { AwsError, NotSupported } from "../../../kernel/aws-error.ts";
import type { RestOperation } from "../../../kernel/rest-operation.ts";
import type { LambdaState } from "../state.ts";

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke: RestOperation<LambdaState> = {
  method: "POST",
  path: "/2015-03-31/functions/:name/invocations",
  async answer(state, context) {
    const name = withVersion(context.req.param("name") ?? "", context.req.query("Qualifier"));
    const type = context.req.header("x-amz-invocation-type") ?? "RequestResponse";
    if (context.req.header("x-amz-log-type") === "Tail") throw new NotSupported("The log type Tail");
    const payload = (await context.req.text()) || "{}";
    state.find(name);
    assertJson(payload);
    if (type === "DryRun") return context.body(null, 204);
    if (type === "Event") {
      state.invokeAsync(name, payload);
      return context.body(null, 202);
    }
    if (type !== "RequestResponse") throw new NotSupported(`The invocation type ${type}`);
    const result = await state.invoke(name, payload);
    context.header("x-amz-executed-version", "$LATEST");
    if (result.functionError !== undefined) context.header("x-amz-function-error", result.functionError);
    return context.body(result.payload, 200, { "content-type": "application/json" });
  },
};

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
