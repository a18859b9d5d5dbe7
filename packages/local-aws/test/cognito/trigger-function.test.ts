import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLocalServices, type LocalServices } from "../../src/local-services.ts";
import { buildBootstrap } from "../../src/services/lambda/runtime/build-bootstrap.ts";
import { serve } from "../support/serve.ts";
import { userCalls } from "./calls.ts";

const source = `export const handler = async (event) => {
  event.response.smsMessage = "Text {####} for " + event.triggerSource;
  event.response.emailMessage = "<p>Mail {####} for " + event.userName + "</p>";
  event.response.emailSubject = "From a function";
  return event;
};`;

const directory = mkdtempSync(join(tmpdir(), "trigger-"));
const at = {
  region: "eu-west-1",
  accountId: "000000000000",
  endpoint: "http://127.0.0.1:1",
  apiUrl: "http://127.0.0.1:2",
};
let services: LocalServices;
beforeAll(() => {
  writeFileSync(join(directory, "index.mjs"), source);
  const bootstrap = buildBootstrap(directory);
  services = createLocalServices({ ...at, bootstrap, folderOf: () => directory, onOutput: () => undefined });
});
afterAll(async () => {
  await services.lambda.stop();
  rmSync(directory, { recursive: true });
});

it("a function of the stack writes the mails and text messages of a pool", async () => {
  const { arn: CustomMessage } = services.lambda.createFunction("Messages", {
    Code: { S3Bucket: "assets", S3Key: "messages.zip" },
    Handler: "index.handler",
    Runtime: "nodejs24.x",
    Role: "arn:aws:iam::000000000000:role/Messages",
  });
  const Principal = "cognito-idp.amazonaws.com";
  services.iam.policies.addPermission({ Action: "lambda:InvokeFunction", FunctionName: CustomMessage, Principal });
  const { id: UserPoolId } = services.cognito.createUserPool({
    LambdaConfig: { CustomMessage },
    Policies: { PasswordPolicy: {} },
  });
  const server = await serve({ json: [services.cognito.service] });
  const sdk = new CognitoIdentityProviderClient({ ...server.client, maxAttempts: 1 });
  const { confirmed, reset } = userCalls({ sdk, UserPoolId, ClientId: "" });
  await confirmed("mailed", { email: "ada@example.com", email_verified: "true" });
  await confirmed("texted", { phone_number: "+491701234567", phone_number_verified: "true" });
  await reset("mailed");
  await reset("texted");
  sdk.destroy();
  await server.stop();
  expect(services.ses.mailbox()).toMatchObject([
    { to: ["ada@example.com"], subject: "From a function", text: expect.stringMatching(/^Mail \d{6} for mailed$/) },
  ]);
  const text = expect.stringMatching(/^Text \d{6} for CustomMessage_ForgotPassword$/);
  expect(services.texts()).toMatchObject([{ to: "+491701234567", text }]);
});
