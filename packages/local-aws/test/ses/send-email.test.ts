import { GetAccountCommand } from "@aws-sdk/client-sesv2";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startSes } from "./ses-host.ts";

let subject: Awaited<ReturnType<typeof startSes>>;
beforeEach(async () => {
  subject = await startSes();
});
afterEach(() => subject.stop());

it("a mail of SendEmail is in the mailbox under its MessageId", async () => {
  const { MessageId } = await subject.send({
    ReplyToAddresses: ["shop@example.com"],
    ConfigurationSetName: "orders",
    EmailTags: [{ Name: "orders", Value: "order-1001" }],
  });
  expect(MessageId).toBe("mail-1");
  expect(subject.ses.mailbox()).toEqual([
    {
      id: "mail-1",
      to: ["ada@example.com"],
      from: "Example <hello@example.com>",
      replyTo: ["shop@example.com"],
      subject: "Willkommen, Ödön",
      text: "Hello",
      html: "<p>Hello</p>",
      sentAt: "2026-01-05T09:00:00.000Z",
      tags: { orders: "order-1001" },
    },
  ]);
});

it("mails are in the order of their arrival, and subscribers get them", async () => {
  const listener = vi.fn();
  const stop = subject.ses.subscribe(listener);
  await subject.send();
  await subject.send();
  stop();
  await subject.send();
  expect(subject.ses.mailbox().map((mail) => mail.id)).toEqual(["mail-1", "mail-2", "mail-3"]);
  expect(listener.mock.calls.map(([mail]) => mail.id)).toEqual(["mail-1", "mail-2"]);
});

it("SendEmail refuses an unknown configuration set with 404", async () => {
  await expect(subject.send({ ConfigurationSetName: "nope" })).rejects.toMatchObject({
    name: "NotFoundException",
    message: "Configuration set <nope> does not exist.",
    $metadata: { httpStatusCode: 404 },
  });
});

it("SendEmail refuses a paused configuration set", async () => {
  await expect(subject.send({ ConfigurationSetName: "paused" })).rejects.toMatchObject({
    name: "SendingPausedException",
  });
});

it.each([
  ["no domain", "ada"],
  ["no local part", "@example.com"],
  ["a local part that is not ASCII", "ädä@example.com"],
  ["a domain that is not Punycode", "ada@exämple.com"],
  ["a space", "a da@example.com"],
  ["a line break", "ada@example.com\nBcc: eve@example.com"],
  ["two dots in the domain", "ada@example..com"],
])("SendEmail refuses an address with %s and sends nothing", async (_kind, address) => {
  await expect(subject.send({ Destination: { ToAddresses: [address] } })).rejects.toMatchObject({
    name: "BadRequestException",
    $metadata: { httpStatusCode: 400 },
  });
  expect(subject.ses.mailbox()).toEqual([]);
});

it.each([
  ["name", { Name: "a b", Value: "x" }],
  ["name", { Name: "", Value: "x" }],
  ["value", { Name: "a", Value: "ada@example.com" }],
  ["value", { Name: "a", Value: "x".repeat(257) }],
])("SendEmail refuses a tag with a wrong %s: %o", async (which, tag) => {
  await expect(subject.send({ EmailTags: [tag] })).rejects.toMatchObject({
    name: "BadRequestException",
    message: expect.stringContaining(`Invalid tag ${which} <`),
  });
});

it("SendEmail refuses more than 50 recipients", async () => {
  const ToAddresses = Array.from({ length: 51 }, (_, index) => `user${index}@example.com`);
  await expect(subject.send({ Destination: { ToAddresses } })).rejects.toMatchObject({ name: "BadRequestException" });
});

it.each([
  ["Raw", { Content: { Raw: { Data: Buffer.from("Subject: x") } } }],
  ["Template", { Content: { Template: { TemplateName: "x", TemplateData: "{}" } } }],
  ["CcAddresses", { Destination: { ToAddresses: ["a@example.com"], CcAddresses: ["b@example.com"] } }],
])("SendEmail refuses %s by name", async (name, overrides) => {
  await expect(subject.send(overrides)).rejects.toMatchObject({
    name: "NotSupportedLocally",
    message: expect.stringContaining(name),
  });
});

it("GetAccount counts the recipients of the last 24 hours", async () => {
  await subject.send({ Destination: { ToAddresses: ["ada@example.com", "alan@example.com"] } });
  const sent = async () => (await subject.client.send(new GetAccountCommand({}))).SendQuota?.SentLast24Hours;
  expect(await sent()).toBe(2);
  await subject.clock.advance(24 * 60 * 60 * 1000);
  expect(await sent()).toBe(0);
});

it("a mail of another service of the account is in the mailbox, without tags", () => {
  const parts = {
    to: ["ada@example.com"],
    from: "pool@example.com",
    replyTo: [],
    subject: "Code",
    text: "1",
    html: "",
  };
  subject.ses.accept(parts);
  expect(subject.ses.mailbox()).toEqual([{ ...parts, id: "mail-1", sentAt: "2026-01-05T09:00:00.000Z", tags: {} }]);
});

it("createConfigurationSet refuses open and click tracking", () => {
  const properties = { TrackingOptions: { CustomRedirectDomain: "example.com" } };
  expect(() => subject.ses.createConfigurationSet(properties)).toThrow("TrackingOptions");
});
