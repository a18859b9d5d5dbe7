import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { checkAddress } from "../address.ts";
import type { ConfigurationSet } from "../configuration-sets.ts";
import type { SesState } from "../state.ts";
import { operation } from "./operation.ts";

const MAX_RECIPIENTS = 50;
const part = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const body = z.strictObject({ Text: part.optional(), Html: part.optional() });

const address = { method: "POST", path: "/v2/email/outbound-emails" } as const;
const sendEmailInput = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()).min(1) }),
  ReplyToAddresses: z.array(z.string()).default([]),
  Content: z.strictObject({ Simple: z.strictObject({ Subject: part, Body: body }) }),
  EmailTags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  ConfigurationSetName: z.string().optional(),
});

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export const sendEmail = operation(address, sendEmailInput, (state: SesState, input) => {
  const to = input.Destination.ToAddresses;
  if (to.length > MAX_RECIPIENTS) throw badRequest(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  for (const address of [input.FromEmailAddress, ...to, ...input.ReplyToAddresses]) checkAddress(address);
  for (const tag of input.EmailTags) checkTag(tag.Name, tag.Value);
  const set = enabledSet(state, input.ConfigurationSetName);
  const { Subject: subject, Body: parts } = input.Content.Simple;
  if (parts.Text === undefined && parts.Html === undefined) throw badRequest("The message has no body.");
  const mail = {
    id: state.newId(),
    to,
    from: input.FromEmailAddress,
    replyTo: input.ReplyToAddresses,
    subject: subject.Data,
    text: parts.Text?.Data ?? "",
    html: parts.Html?.Data ?? "",
    sentAt: new Date(state.clock.now()).toISOString(),
    tags: Object.fromEntries(input.EmailTags.map((tag) => [tag.Name, tag.Value])),
  };
  state.mailbox.add(mail);
  if (set !== undefined) state.publishEvents(mail, set);
  return { MessageId: mail.id };
});

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
function checkTag(name: string, value: string): void {
  const allowed = "only alphanumeric ASCII characters, '_',  '-' are allowed.";
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(name)) throw badRequest(`Invalid tag name <${name}>: ${allowed}`);
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(value)) throw badRequest(`Invalid tag value <${value}>: ${allowed}`);
}

function enabledSet(state: SesState, name: string | undefined): ConfigurationSet | undefined {
  if (name === undefined) return undefined;
  const set = state.configurationSets.get(name);
  if (set.sendingEnabled) return set;
  throw new AwsError("SendingPausedException", `Email sending is disabled for the configuration set <${name}>.`);
}

function badRequest(message: string): AwsError {
  return new AwsError("BadRequestException", message);
}
