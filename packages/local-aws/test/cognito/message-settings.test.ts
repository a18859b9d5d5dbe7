import { afterEach, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld } from "./cognito-world.ts";
import { ADA, recoveryCalls } from "./recovery-calls.ts";
import { onlyMail } from "./trigger-world.ts";

let world: CognitoWorld;
afterEach(() => world.stop());

describe("without a trigger, the pool's own", () => {
  it("sender and texts are used", async () => {
    const pool = {
      ...onlyMail,
      EmailConfiguration: {
        EmailSendingAccount: "DEVELOPER",
        From: "Example <people@example.com>",
        SourceArn: "arn:aws:ses:eu-west-1:000000000000:identity/example.com",
        ReplyToEmailAddress: "help@example.com",
      },
      VerificationMessageTemplate: { EmailMessage: "Type {####}", EmailSubject: "Code", SmsMessage: "{####}" },
    };
    world = await cognitoWorld({ pool });
    const { forgot, mailedCode } = recoveryCalls(world);
    await world.confirmed("ada", ADA);
    await forgot("ada");
    const from = "Example <people@example.com>";
    expect(world.mails).toMatchObject([
      { from, to: ADA.email, replyTo: "help@example.com", subject: "Code", text: `Type ${mailedCode()}` },
    ]);
  });

  it("identity is the sender when there is no From", async () => {
    const SourceArn = "arn:aws:ses:eu-west-1:000000000000:identity/people@example.com";
    world = await cognitoWorld({ pool: { ...onlyMail, EmailConfiguration: { SourceArn } } });
    await world.confirmed("ada", ADA);
    await recoveryCalls(world).forgot("ada");
    expect(world.mails).toMatchObject([{ from: "people@example.com" }]);
  });
});
