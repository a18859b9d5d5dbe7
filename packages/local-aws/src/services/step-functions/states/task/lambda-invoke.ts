import { z } from "zod";
import { AwsError } from "../../../../kernel/aws-error.ts";
import { functionArn } from "../../arns.ts";
import { DefinitionError } from "../../definition/definition-error.ts";
import { type Failure, StateFailed } from "../../engine/failure.ts";
import { isObject, type Json, tryParseJson } from "../../json.ts";
import type { TaskDeps } from "../task-deps.ts";

/** A service integration as the history names it. */
export interface Resource {
  readonly resource: "invoke" | "invoke.waitForTaskToken";
  readonly resourceType: "lambda";
}

const parameters = z.strictObject({
  FunctionName: z.string(),
  // It is JSON already, and validating every value takes time.
  Payload: z.custom<Json>().optional(),
  InvocationType: z.literal("RequestResponse").optional(),
});

/** Parses `Resource`. The only service integration here is `lambda:invoke`, in any partition. Throws DefinitionError. */
export function resourceOf(resource: string, path: string): Resource {
  const [, callback] = /^arn:aws[a-z-]*:states:::lambda:invoke(\.waitForTaskToken)?$/.exec(resource) ?? [
    undefined,
    null,
  ];
  if (callback === null) throw new DefinitionError(`The resource '${resource}' is not supported`, `${path}/Resource`);
  return { resource: callback === undefined ? "invoke" : "invoke.waitForTaskToken", resourceType: "lambda" };
}

/** Checks literal arguments at creation. Throws DefinitionError. Arguments from an expression are checked at run time. */
export function requireKnownArguments(args: Json, path: string): void {
  if (!isObject(args)) return;
  const unknown = Object.keys(args).filter((name) => !Object.hasOwn(parameters.shape, name));
  if (unknown.length > 0)
    throw new DefinitionError(`The field '${unknown.join("', '")}' is not supported`, `${path}/Arguments`);
  if (!("FunctionName" in args)) throw new DefinitionError("The field 'FunctionName' is required", `${path}/Arguments`);
}

/** Invokes the function and returns the result of the task. Throws StateFailed. */
export async function invokeLambda(deps: TaskDeps, args: Json, roleArn: string): Promise<Json> {
  const { FunctionName, Payload } = parseArguments(args);
  const answer = await invoke(deps, functionArn(deps, FunctionName), JSON.stringify(Payload ?? {}), roleArn);
  if (answer.functionError !== undefined) throw new StateFailed(functionFailure(answer.payload));
  const requestId = deps.newId();
  const headers = {
    "Content-Length": String(Buffer.byteLength(answer.payload)),
    "Content-Type": "application/json",
    "X-Amz-Executed-Version": answer.executedVersion,
    "x-amzn-RequestId": requestId,
  };
  return {
    ExecutedVersion: answer.executedVersion,
    Payload: tryParseJson(answer.payload) ?? null,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: answer.statusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: answer.statusCode,
  };
}

function parseArguments(args: Json): z.infer<typeof parameters> {
  const parsed = parameters.safeParse(args);
  if (parsed.success) return parsed.data;
  const cause = `The Arguments of lambda:invoke are not valid or not supported: ${z.prettifyError(parsed.error)}`;
  throw new StateFailed({ error: "States.Runtime", cause });
}

async function invoke(deps: TaskDeps, arn: string, payload: string, roleArn: string) {
  try {
    return await deps.invokeFunction(arn, payload, roleArn);
  } catch (error) {
    throw new StateFailed(serviceFailure(error, deps.newId()));
  }
}

/** The error is the function's error type, the cause is its error as JSON text. */
function functionFailure(payload: string): Failure {
  const body = tryParseJson(payload);
  const errorType = isObject(body) ? body["errorType"] : undefined;
  return { error: typeof errorType === "string" ? errorType : "Lambda.Unknown", cause: payload };
}

const STATUS = new Map([
  ["AccessDeniedException", 403],
  ["ResourceNotFoundException", 404],
  ["TooManyRequestsException", 429],
]);

function serviceFailure(error: unknown, requestId: string): Failure {
  if (!(error instanceof AwsError))
    return { error: "Lambda.SdkClientException", cause: error instanceof Error ? error.message : String(error) };
  const status = STATUS.get(error.code) ?? error.status;
  const where = `Service: AWSLambda; Status Code: ${status}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null`;
  // Step Functions uses the service's general exception for an error that is not in Lambda's API model.
  const name = error.code === "AccessDeniedException" ? "AWSLambdaException" : error.code;
  return { error: `Lambda.${name}`, cause: `${error.message} (${where})` };
}
