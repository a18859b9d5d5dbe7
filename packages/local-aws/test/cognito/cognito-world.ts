import { randomBytes, randomUUID } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { AwsError } from "../../src/kernel/aws-error.ts";
import { createCognito } from "../../src/services/cognito/cognito.ts";
import type { MessagePorts, PoolMail, PoolText } from "../../src/services/cognito/messages/message-ports.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { serve } from "../support/serve.ts";
import { type Attributes, signInCalls, userCalls } from "./calls.ts";

export { PASSWORD, TEMPORARY } from "./calls.ts";

/** The properties that the CDK writes for sign-in by username and mail address, not case sensitive, without composition rules. */
const poolProperties = {
  AliasAttributes: ["email"],
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  Policies: { PasswordPolicy: { MinimumLength: 15, TemporaryPasswordValidityDays: 1 } },
  Schema: [{ Name: "email", Required: true, Mutable: true }],
  UsernameConfiguration: { CaseSensitive: false },
};

const clientProperties = {
  ExplicitAuthFlows: [
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
  ],
};

/** Name and text of the error with which a call fails. */
export async function refusal(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  const error = await call.then(
    () => new Error("the call succeeded"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error("not an error");
  return { name: error.name, message: error.message };
}

type Invoke = MessagePorts["invokeFunction"];

/** There is no trigger function unless a test sets one. */
const noFunction: Invoke = (arn) =>
  Promise.reject(new AwsError("ResourceNotFoundException", `Function not found: ${arn}`, 404));

/** The mails and texts that were sent, oldest first, and the trigger function. */
function createMessages() {
  const mails: PoolMail[] = [];
  const texts: PoolText[] = [];
  const trigger: { invoke: Invoke } = { invoke: noFunction };
  const ports: MessagePorts = {
    sendMail: (mail) => void mails.push(mail),
    sendText: (text) => void texts.push(text),
    invokeFunction: (arn, payload, poolArn) => trigger.invoke(arn, payload, poolArn),
  };
  return { mails, texts, trigger, ports };
}

/** An endpoint with a pool and a client, and the calls that most cases need. */
export async function cognitoWorld(overrides: { readonly pool?: Readonly<Record<string, unknown>> } = {}) {
  const clock = new ManualClock();
  const { ports, ...messages } = createMessages();
  const cognito = createCognito({
    clock,
    region: "eu-west-1",
    accountId: "000000000000",
    randomBytes,
    newId: randomUUID,
    ...ports,
  });
  const server = await serve({ json: [cognito.service] });
  const sdk = new CognitoIdentityProviderClient({ ...server.client, maxAttempts: 1 });
  const pool = cognito.createUserPool({ ...poolProperties, ...overrides.pool });
  const addClient = (properties: Readonly<Record<string, unknown>> = {}) =>
    cognito.createUserPoolClient({ ...clientProperties, UserPoolId: pool.id, ...properties });
  const client = addClient();
  const UserPoolId = pool.id;
  const ClientId = client.id;
  const target = { sdk, UserPoolId, ClientId };
  const stop = async () => {
    sdk.destroy();
    await server.stop();
  };
  return {
    clock,
    cognito,
    sdk,
    ...messages,
    addClient,
    UserPoolId,
    ClientId,
    stop,
    ...userCalls(target),
    ...signInCalls(target),
  };
}
export type CognitoWorld = Awaited<ReturnType<typeof cognitoWorld>>;

/** A confirmed user's tokens. */
export async function signedIn(world: CognitoWorld, username: string, attributes: Attributes = {}) {
  await world.confirmed(username, attributes);
  const {
    AccessToken = "",
    IdToken = "",
    RefreshToken = "",
  } = (await world.signIn(username)).AuthenticationResult ?? {};
  return { AccessToken, IdToken, RefreshToken };
}
