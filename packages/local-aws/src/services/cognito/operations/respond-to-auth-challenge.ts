import { z } from "zod";
import { answerChallenge } from "../sign-in/challenges/index.ts";
import { clientId, noEffect, session, stringMap } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  ...noEffect,
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
