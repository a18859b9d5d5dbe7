import { AdminResetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, describe, expect, it } from "vitest";
import { TEMPORARY } from "./cognito-world.ts";
import { ADA } from "./recovery-calls.ts";
import { ARN, says, type TriggerWorld, triggerWorld } from "./trigger-world.ts";

let world: TriggerWorld;
afterEach(() => world.stop());
const start = async (answer: Parameters<typeof triggerWorld>[0]) => {
  world = await triggerWorld(answer);
  return world;
};

describe("the trigger for messages", () => {
  it("gets the documented event of a forgotten password", async () => {
    const { events, forgot } = await start(says({}));
    await world.confirmed("ada", ADA);
    await forgot("ada", { ClientMetadata: { from: "page" } });
    const { sub } = Object.fromEntries(
      (await world.get("ada")).UserAttributes?.map(({ Name, Value }) => [Name, Value]) ?? [],
    );
    const event = {
      version: "1",
      triggerSource: "CustomMessage_ForgotPassword",
      region: "eu-west-1",
      userPoolId: world.UserPoolId,
      userName: "ada",
      callerContext: { awsSdkVersion: expect.any(String), clientId: world.ClientId },
      request: {
        userAttributes: { sub, ...ADA, "cognito:user_status": "CONFIRMED" },
        codeParameter: "{####}",
        linkParameter: "{##Click Here##}",
        usernameParameter: null,
        clientMetadata: { from: "page" },
      },
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    };
    expect(events).toEqual([{ arn: ARN, event }]);
  });

  it("gets no client id when an administrator resets the password", async () => {
    const { events } = await start(says({}));
    await world.confirmed("ada", ADA);
    const ClientMetadata = { reason: "desk" };
    await world.sdk.send(
      new AdminResetUserPasswordCommand({ UserPoolId: world.UserPoolId, Username: "ada", ClientMetadata }),
    );
    expect(events).toMatchObject([
      {
        event: {
          triggerSource: "CustomMessage_ForgotPassword",
          callerContext: { clientId: "CLIENT_ID_NOT_APPLICABLE" },
          request: { clientMetadata: ClientMetadata },
        },
      },
    ]);
  });

  it("gets the placeholder for the username for an invitation message, and its text is used", async () => {
    const emailMessage = "<p>You are {username}: {####}</p>";
    const { events } = await start(says({ emailMessage, emailSubject: "Welcome {username}" }));
    await world.invite();
    expect(events).toMatchObject([
      {
        event: {
          triggerSource: "CustomMessage_AdminCreateUser",
          request: {
            usernameParameter: "{username}",
            userAttributes: { "cognito:user_status": "FORCE_CHANGE_PASSWORD" },
          },
        },
      },
    ]);
    expect(world.mails).toMatchObject([
      { subject: "Welcome ada", html: `<p>You are ada: ${TEMPORARY}</p>`, text: `You are ada: ${TEMPORARY}` },
    ]);
  });

  it("writes a mail as HTML, whose text part has the texts and links", async () => {
    const emailMessage =
      '<style>p { color: red }</style><h1>Reset &amp; go</h1><p>Hello,<br>follow <a href="https://x.example/#ada.{####}">this link</a>.</p>';
    const { forgot, mailedCode } = await start(says({ emailMessage, emailSubject: "Reset" }));
    await world.confirmed("ada", ADA);
    await forgot("ada");
    const code = mailedCode();
    expect(world.mails).toMatchObject([
      {
        subject: "Reset",
        html: emailMessage.replace("{####}", code),
        text: `Reset & go\nHello,\nfollow this link: https://x.example/#ada.${code}.`,
      },
    ]);
  });

  it("is ignored when its text does not contain the code", async () => {
    const { forgot, confirm, mailedCode } = await start(says({ emailMessage: "No code.", emailSubject: "" }));
    await world.confirmed("ada", ADA);
    await forgot("ada");
    expect(world.mails).toMatchObject([
      { subject: "Your verification code", text: `Your password reset code is ${mailedCode()}` },
    ]);
    await confirm("ada", mailedCode());
    expect((await world.get("ada")).UserStatus).toBe("CONFIRMED");
  });
});
