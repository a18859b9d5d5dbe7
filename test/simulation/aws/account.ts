import { AwsError, type Services } from "local-aws";
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
      return { output: unwired(call, await perform(call, body)) };
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

/** As JSON on the wire, which has bytes in base64. */
function bodyOf({ service, input }: Call): unknown {
  const body = service === "kms" ? withBlobs(input, (blob) => toBase64(blob)) : input;
  return JSON.parse(JSON.stringify(body));
}

/** As the SDK gives answers: blobs as bytes. Dates stay as they are; no task looks at one. */
function unwired({ service }: Call, output: unknown): object {
  if (service === "kms") return withBlobs(output, (blob) => Buffer.from(String(blob), "base64"));
  return Object(output);
}

function withBlobs(fields: unknown, convert: (blob: unknown) => unknown): object {
  const copy = { ...Object(fields) };
  for (const name of ["CiphertextBlob", "Plaintext"]) if (name in copy) copy[name] = convert(copy[name]);
  return copy;
}

function toBase64(blob: unknown): string {
  if (!(blob instanceof Uint8Array)) throw new Error("A blob of KMS is no bytes.");
  return Buffer.from(blob).toString("base64");
}
