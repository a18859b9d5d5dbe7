import { z } from "zod";
import { initiateAuth } from "../sign-in/flows/index.ts";
import { clientId, noEffect, stringMap, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  ...noEffect,
  UserPoolId: userPoolId,
  ClientId: clientId,
  AuthFlow: z.string(),
  AuthParameters: stringMap.default({}),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html */
export const adminInitiateAuth = operation(input, (pools, request) => {
  const pool = pools.get(request.UserPoolId);
  const client = pool.client(request.ClientId);
  return initiateAuth("admin", request.AuthFlow, { pool, client, parameters: request.AuthParameters });
});
