import { createHmac } from "node:crypto";
import { totpCode } from "../../../packages/local-aws/test/support/totp.ts";
import { signInCodeIn } from "../actors/codes.ts";
import type { AccountSeen } from "./model/accounts.ts";
import { textAt } from "./model/read.ts";
import type { RuleContext } from "./rule.ts";

/** `tokens`, the challenge that comes next, or what stands in the way. */
interface SignIn {
  readonly outcome: string;
  readonly session: string;
}

const signIns = new WeakMap<AccountSeen, Promise<SignIn>>();

/** Signs in with the password, as an administrator's client does; once for each account. */
export function signIn(context: RuleContext, account: AccountSeen): Promise<SignIn> {
  const begun = signIns.get(account) ?? begin(context, account);
  signIns.set(account, begun);
  return begun;
}

async function begin(context: RuleContext, { email: USERNAME, password: PASSWORD }: AccountSeen): Promise<SignIn> {
  const { client, whose } = await clientOf(context, USERNAME);
  const asked = { ...client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters: { ...whose, PASSWORD } };
  return call(context, "AdminInitiateAuth", asked);
}

/** Signs in with the password, then with the code that is mailed or that the app shows. */
export async function signInWithBoth(context: RuleContext, account: AccountSeen): Promise<string> {
  const { email, app = "" } = account;
  const { outcome, session } = await signIn(context, account);
  const { services, clock } = context.world;
  const mail = services.ses.mailbox().findLast(({ to }) => to.includes(email));
  const codes: Readonly<Record<string, string | undefined>> = {
    EMAIL_OTP: mail && signInCodeIn(mail),
    // The next one: the app's code of now may be used up.
    SOFTWARE_TOKEN_MFA: totpCode(app, clock.now() + 30_000),
  };
  const code = codes[outcome];
  if (code === undefined) return outcome;
  const { client, whose } = await clientOf(context, email);
  const answer = { ...client, ChallengeName: outcome, Session: session };
  const ChallengeResponses = { ...whose, [`${outcome}_CODE`]: code };
  return (await call(context, "AdminRespondToAuthChallenge", { ...answer, ChallengeResponses })).outcome;
}

async function clientOf({ world }: RuleContext, USERNAME: string) {
  const { cognito, lambda } = world.services;
  const { BACKEND_CLIENT_ID: ClientId = "" } = lambda.find("onboarding-finish-password-challenge").variables;
  const client = { UserPoolId: world.outputs["UserPoolId"], ClientId };
  const secret = textAt(await cognito.service.call("DescribeUserPoolClient", client), "UserPoolClient", "ClientSecret");
  const SECRET_HASH = createHmac("sha256", secret).update(`${USERNAME}${ClientId}`).digest("base64");
  return { client, whose: { USERNAME, ...(secret === "" ? {} : { SECRET_HASH }) } };
}

async function call({ world: { services, clock } }: RuleContext, operation: string, input: object): Promise<SignIn> {
  let isOver = false;
  const ends = () => {
    isOver = true;
  };
  const answer = services.cognito.service.call(operation, input);
  answer.then(ends, ends);
  await clock.settle();
  // The words of a mail come from a function, which takes its time.
  while (!isOver && (await clock.step(Number.POSITIVE_INFINITY)));
  try {
    const given = await answer;
    return { outcome: textAt(given, "ChallengeName") || "tokens", session: textAt(given, "Session") };
  } catch (error) {
    return { outcome: error instanceof Error ? error.message : "refused", session: "" };
  }
}
