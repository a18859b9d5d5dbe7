import { TooManyRequestsException, UserNotFoundException } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBServiceException } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { asFault } from "../../../../tasks/lib/faults/as-fault.ts";
import { FinalFault } from "../../../../tasks/lib/faults/faults.ts";

const TEXT = "it names ada@example.com and a-secret";

/** An error that a service returned. */
function answer(name: string, httpStatusCode: number) {
  const $fault = httpStatusCode >= 500 ? "server" : "client";
  return new DynamoDBServiceException({ name, $fault, message: TEXT, $metadata: { httpStatusCode, requestId: "r-1" } });
}

/** An error as Node's sockets and the SDK's timers throw it. */
function failure(properties: { readonly name?: string; readonly code?: string }) {
  return Object.assign(new Error(TEXT), properties);
}

/** Marks an error as the SDK does after it has corrected its clock. */
function clockCorrected(error: DynamoDBServiceException) {
  const $metadata = { ...error.$metadata, clockSkewCorrected: true };
  return Object.assign(error, { $metadata });
}

const $metadata = { httpStatusCode: 400, requestId: "r-1" };

const throttles = [
  ["DynamoDB's throttle", answer("ThrottlingException", 400)],
  ["a provisioned throughput", answer("ProvisionedThroughputExceededException", 400)],
  ["Cognito's throttle", new TooManyRequestsException({ message: TEXT, $metadata })],
  ["a status of 429", answer("SomeException", 429)],
] as const;

const outages = [
  ["a status of 500", answer("InternalServerError", 500)],
  ["a status of 503", answer("ServiceUnavailableException", 503)],
  ["an undefined status of 5xx", answer("Surprise", 599)],
  ["a connection that was cut", failure({ code: "ECONNRESET" })],
  ["a connection that was refused", failure({ code: "ECONNREFUSED" })],
  ["a name that was not found", failure({ code: "ENOTFOUND" })],
  ["a name server that was busy", failure({ code: "EAI_AGAIN" })],
  ["a socket that was closed", failure({ code: "EPIPE" })],
  ["a request that a service timed out", answer("RequestTimeout", 400)],
  ["a request that timed out", failure({ name: "TimeoutError" })],
] as const;

const finals = [
  ["a user that is not there", new UserNotFoundException({ message: TEXT, $metadata }), "UserNotFoundException"],
  ["a condition", answer("ConditionalCheckFailedException", 400), "ConditionalCheckFailedException"],
  [
    "a refusal after a clock correction",
    clockCorrected(answer("InvalidParameterException", 400)),
    "InvalidParameterException",
  ],
  ["a missing permission", answer("AccessDeniedException", 400), "AccessDeniedException"],
  ["a programming error", new TypeError(TEXT), "TypeError"],
  ["a text", TEXT, "UnknownFault"],
  ["nothing", undefined, "UnknownFault"],
] as const;

const all = [...throttles, ...outages, ...finals].map(([what, error]) => [what, error] as const);

describe("asFault", () => {
  it.each(throttles)("returns ServiceThrottled for %s", (_, error) => {
    expect(asFault(error).name).toBe("ServiceThrottled");
  });

  it.each(outages)("returns ServiceUnavailable for %s", (_, error) => {
    expect(asFault(error).name).toBe("ServiceUnavailable");
  });

  it.each(finals)("returns a final fault with the name of %s", (_, error, name) => {
    expect(asFault(error)).toMatchObject({ name });
    expect(asFault(error)).toBeInstanceOf(FinalFault);
  });

  it.each(all)("does not reveal the text of %s", (_, error) => {
    const fault = asFault(error);
    const revealed = `${fault.message} ${fault.stack} ${JSON.stringify(fault)}`;
    expect(revealed).not.toMatch(/ada@example\.com|a-secret/);
    expect(fault.cause).toBeUndefined();
  });

  it("names the request id, for AWS support", () => {
    expect(asFault(answer("AccessDeniedException", 400)).message).toContain("request r-1");
  });

  it("keeps the stack of an error", () => {
    expect(asFault(new TypeError(TEXT)).stack).toMatch(/^TypeError: .*\n {4}at .*as-fault\.test\.ts/);
  });

  it("returns a fault unchanged", () => {
    const fault = new FinalFault("OnboardingNotOpen", "It has ended.");
    expect(asFault(fault)).toBe(fault);
  });
});
