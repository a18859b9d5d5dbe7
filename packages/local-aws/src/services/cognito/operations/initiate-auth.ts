import { z } from "zod";
import { initiateAuth as initiate } from "../sign-in/flows/index.ts";
import { clientId, noEffect, stringMap } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  ...noEffect,
  ClientId: clientId,
  AuthFlow: z.string(),
  AuthParameters: stringMap.default({}),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export const initiateAuth = operation(input, (pools, { ClientId, AuthFlow, AuthParameters }) =>
  initiate("public", AuthFlow, { ...pools.byClient(ClientId), parameters: AuthParameters }),
);
