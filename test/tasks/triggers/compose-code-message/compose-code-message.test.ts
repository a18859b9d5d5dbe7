import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createComposeCodeMessage } from "../../../../tasks/triggers/compose-code-message/compose-code-message.ts";
import { CustomMessage } from "../../../../tasks/triggers/compose-code-message/contract.ts";

const names = { companyName: "Example Ltd", supportContact: "help@example.com" };
const Composed = z.object({ emailSubject: z.string(), emailMessage: z.string(), smsMessage: z.string() });

/** The characters that Cognito allows in a message. */
const TEXT = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u;

interface Changes {
  readonly trigger?: string;
  readonly userName?: string;
  readonly givenName?: string;
}

function buildEvent({ trigger = "ForgotPassword", userName = "E1001", givenName = "Ada" }: Changes = {}) {
  const userAttributes = { sub: "sub-1", given_name: givenName, "cognito:user_status": "RESET_REQUIRED" };
  return {
    version: "1",
    region: "eu-west-1",
    userPoolId: "eu-west-1_pool",
    userName,
    triggerSource: `CustomMessage_${trigger}`,
    callerContext: { awsSdkVersion: "3", clientId: "client-1" },
    request: { userAttributes, codeParameter: "{####}", linkParameter: "{##Click Here##}", usernameParameter: null },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  };
}

/** Parses the event first, as the handler does. */
async function compose(event: object, overrides: Partial<typeof names> = {}) {
  const sender = { ...names, portalUrl: "https://portal.example.com", ...overrides };
  return createComposeCodeMessage(sender)(CustomMessage.parse(event));
}

async function messagesFor(changes: Changes, overrides: Partial<typeof names> = {}) {
  return Composed.parse((await compose(buildEvent(changes), overrides)).response);
}

describe("a code for a new password", () => {
  it("links to the page with the code filled in, and is returned in Cognito's own event", async () => {
    const { response, ...rest } = await compose(buildEvent());
    const { response: _, ...given } = buildEvent();
    expect(rest).toEqual(given);
    const { emailSubject, emailMessage, smsMessage } = Composed.parse(response);
    const link = "https://portal.example.com/#confirm.E1001.{####}";
    expect(emailSubject).toBe("Choose a new password for Example Ltd");
    expect(emailMessage).toContain(`href="${link}"`);
    expect(emailMessage).toContain(`>${link}<`);
    expect(emailMessage).toContain("Your code is {####}.");
    expect(emailMessage).toContain("<p>Hello Ada,</p>");
    expect(smsMessage).toBe("{####} is your code for a new password at Example Ltd.");
  });

  it("escapes the user name in its link, for the address and for the attribute", async () => {
    const { emailMessage } = await messagesFor({ userName: `a b/"#<'@x.example` });
    expect(emailMessage).toContain(`/#confirm.a%20b%2F%22%23%3C&#39;%40x.example.{####}"`);
  });

  it("shows names as text, without their markup", async () => {
    const { emailMessage } = await messagesFor(
      { givenName: "<img src=x>" },
      { companyName: "R&D <b>", supportContact: "<i>help</i>" },
    );
    expect(emailMessage).toContain("<p>Hello &lt;img src=x&gt;,</p>");
    expect(emailMessage).toContain("account at R&amp;D &lt;b&gt;");
    expect(emailMessage).not.toMatch(/<(img|b|i)\b/);
  });

  it("greets by the user name when there is no given name", async () => {
    const event = buildEvent();
    const { given_name: _, ...userAttributes } = event.request.userAttributes;
    const { response } = await compose({ ...event, request: { ...event.request, userAttributes } });
    expect(Composed.parse(response).emailMessage).toContain("<p>Hello E1001,</p>");
  });
});

it("contains only the code for a sign-in, and no link", async () => {
  const { emailSubject, emailMessage, smsMessage } = await messagesFor(
    { trigger: "Authentication" },
    { companyName: "R&D" },
  );
  expect(emailSubject).toBe("Your code to sign in at R&D");
  expect(emailMessage).toBe("{####} is your code to sign in at R&amp;D. Do not give it to anybody.");
  expect(smsMessage).toBe("{####} is your code to sign in at R&D. Do not give it to anybody.");
});

it.each(["ForgotPassword", "Authentication"])("stays within Cognito's limits: %s", async (trigger) => {
  const long = { companyName: "C".repeat(100), supportContact: "s".repeat(100) };
  const names = { userName: "u".repeat(128), givenName: `${"\u{1F469}\u200D\u{1F4BB}\u0007".repeat(400)}` };
  const { emailSubject, emailMessage, smsMessage } = await messagesFor({ trigger, ...names }, long);
  expect([...emailSubject].length).toBeLessThanOrEqual(140);
  expect([...smsMessage].length).toBeLessThanOrEqual(140);
  expect(emailMessage.length).toBeLessThanOrEqual(20_000);
  for (const text of [emailSubject, emailMessage, smsMessage]) expect(text).toMatch(TEXT);
  for (const text of [emailMessage, smsMessage]) expect(text).toContain("{####}");
});

it.each(["SignUp", "AdminCreateUser", "ResendCode", "UpdateUserAttribute", "VerifyUserAttribute"])(
  "does not change the message of %s",
  async (trigger) => {
    expect(await compose(buildEvent({ trigger }))).toEqual(buildEvent({ trigger }));
  },
);
