import { AwsError } from "../../../local/kernel/aws-error.ts";
import type { Services } from "../../../local/run/services.ts";
import type { Answer, Call, ServiceName } from "../functions/port.ts";

/** `X-Amz-Target` of the services that speak AWS JSON; SES speaks REST. */
const targets: Readonly<Record<Exclude<ServiceName, "ses">, string>> = {
  cognito: "AWSCognitoIdentityProviderService",
  dynamodb: "DynamoDB_20120810",
  events: "AWSEvents",
  kms: "TrentService",
  sqs: "AmazonSQS",
  states: "AWSStepFunctions",
};

/** Does one call in the services, as the endpoint does: permissions first. `accessKeyId`: the caller's role. */
export function accountOf(services: Services) {
  const { cognito, dynamodb, eventBridge, iam, kms, ses, sqs, stepFunctions } = services;
  const json = { cognito, dynamodb, events: eventBridge, kms, sqs, states: stepFunctions };
  const perform = ({ service, operation }: Call, body: unknown): Promise<unknown> => {
    if (service === "ses") return ses.send(body);
    return json[service].service.call(operation, body);
  };
  return async (accessKeyId: string, call: Call): Promise<Answer> => {
    const body = bodyOf(call);
    try {
      iam.authorize({ accessKeyId, request: requestOf(call, body) });
      return { output: unwired(await perform(call, body)) };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { refused: { name: error.code, message: error.message, status: error.status } };
    }
  };
}

function requestOf({ service, operation }: Call, body: unknown) {
  if (service !== "ses") return { target: `${targets[service]}.${operation}`, body };
  if (operation !== "SendEmail") throw new Error(`SES ${operation} is not simulated.`);
  return { method: "POST", path: "/v2/email/outbound-emails", body };
}

function bodyOf({ service, input }: Call): unknown {
  return service === "kms" ? withBlobs(input) : JSON.parse(JSON.stringify(input));
}

/** As JSON on the wire, which has bytes in base64. */
function withBlobs(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input), (_, value) => (isBytes(value) ? base64(value.data) : value));
}

function base64(bytes: number[]): string {
  return Buffer.from(bytes).toString("base64");
}

/** How JSON writes a Buffer. */
function isBytes(value: unknown): value is { readonly data: number[] } {
  return typeof value === "object" && value !== null && "type" in value && value.type === "Buffer";
}

const blobs = new Set(["CiphertextBlob", "Plaintext"]);

/** As the SDK gives answers: blobs as bytes. Dates stay as they are; no task looks at one. */
function unwired(output: unknown): object {
  const fields = Object.entries(typeof output === "object" && output !== null ? output : {});
  const read = fields.map(([name, value]) => [name, blobs.has(name) ? Buffer.from(String(value), "base64") : value]);
  return Object.fromEntries(read);
}
