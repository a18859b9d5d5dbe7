import { z } from "zod";
import { answerChallenge } from "../sign-in/challenges/index.ts";
import { clientId, session, stringMap, withoutEffect } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  ...withoutEffect,
  ClientId: clientId,
  ChallengeName: z.string(),
  ChallengeResponses: stringMap.default({}),
  Session: session.optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export const respondToAuthChallenge = operation(input, (pools, request) => {
  const { ClientId, ChallengeName, ChallengeResponses: parameters, Session } = request;
  return answerChallenge(ChallengeName, { ...pools.byClient(ClientId), parameters, session: Session });
});
