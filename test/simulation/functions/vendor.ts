// What functions import from elsewhere, built into one file: loaded once for all functions and all seeds.
import * as logger from "@aws-lambda-powertools/logger";
import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import * as dynamodb from "@aws-sdk/client-dynamodb";
import * as events from "@aws-sdk/client-eventbridge";
import * as kms from "@aws-sdk/client-kms";
import * as mails from "@aws-sdk/client-sesv2";
import * as stateMachines from "@aws-sdk/client-sfn";
import * as queues from "@aws-sdk/client-sqs";
import * as documents from "@aws-sdk/lib-dynamodb";
import * as retry from "@smithy/core/retry";
import * as hono from "hono";
import * as honoLambda from "hono/aws-lambda";
import * as honoCookie from "hono/cookie";
import * as honoHtml from "hono/html";
import * as honoRoute from "hono/route";
import * as honoHeaders from "hono/secure-headers";
import * as zod from "zod";
import { clientClass } from "./client.ts";
import { DocumentClient } from "./document-client.ts";
import type { Packages } from "./packages.ts";

/** The real packages; only the clients are others, which have no sockets (`client.ts`). */
export const packages: Packages = {
  "@aws-lambda-powertools/logger": logger,
  "@aws-sdk/client-cognito-identity-provider": {
    ...cognito,
    CognitoIdentityProviderClient: clientClass("cognito", cognito, cognito.CognitoIdentityProviderServiceException),
  },
  "@aws-sdk/client-dynamodb": {
    ...dynamodb,
    DynamoDBClient: clientClass("dynamodb", dynamodb, dynamodb.DynamoDBServiceException),
  },
  "@aws-sdk/client-eventbridge": {
    ...events,
    EventBridgeClient: clientClass("events", events, events.EventBridgeServiceException),
  },
  "@aws-sdk/client-kms": { ...kms, KMSClient: clientClass("kms", kms, kms.KMSServiceException) },
  "@aws-sdk/client-sesv2": { ...mails, SESv2Client: clientClass("ses", mails, mails.SESv2ServiceException) },
  "@aws-sdk/client-sfn": {
    ...stateMachines,
    SFNClient: clientClass("states", stateMachines, stateMachines.SFNServiceException),
  },
  "@aws-sdk/client-sqs": { ...queues, SQSClient: clientClass("sqs", queues, queues.SQSServiceException) },
  "@aws-sdk/lib-dynamodb": { ...documents, DynamoDBDocumentClient: DocumentClient },
  "@smithy/core/retry": retry,
  hono,
  "hono/aws-lambda": honoLambda,
  "hono/cookie": honoCookie,
  "hono/html": honoHtml,
  "hono/route": honoRoute,
  "hono/secure-headers": honoHeaders,
  zod,
};
