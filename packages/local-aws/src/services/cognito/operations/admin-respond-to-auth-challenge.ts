import { z } from "zod";
import { answerChallenge } from "../sign-in/challenges/index.ts";
import { clientId, noEffect, session, stringMap, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  ...noEffect,
  UserPoolId: userPoolId,
  ClientId: clientId,
  ChallengeName: z.string(),
  ChallengeResponses: stringMap.default({}),
  Session: session.optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html */
export const adminRespondToAuthChallenge = operation(input, (pools, request) => {
  const pool = pools.get(request.UserPoolId);
  const client = pool.client(request.ClientId);
  const { ChallengeName, ChallengeResponses: parameters, Session } = request;
  return answerChallenge(ChallengeName, { pool, client, parameters, session: Session });
});
