import { createHmac } from "node:crypto";
import { totpCode } from "../../../packages/local-aws/test/support/totp.ts";
import { signInCodeIn } from "../actors/codes.ts";
import type { AccountSeen } from "./model/accounts.ts";
import { textAt } from "./model/read.ts";
import type { Scene } from "./rule.ts";

/** `tokens`, the challenge that comes next, or what stands in the way. */
interface SignIn {
  readonly outcome: string;
  readonly session: string;
}

const signIns = new WeakMap<AccountSeen, Promise<SignIn>>();

/** Signs in with the password, as an administrator's client does; once for each account. */
export function signIn(scene: Scene, account: AccountSeen): Promise<SignIn> {
  const begun = signIns.get(account) ?? begin(scene, account);
  signIns.set(account, begun);
  return begun;
}

async function begin(scene: Scene, { email: USERNAME, password: PASSWORD }: AccountSeen): Promise<SignIn> {
  const { client, whose } = await clientOf(scene, USERNAME);
  const asked = { ...client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters: { ...whose, PASSWORD } };
  return call(scene, "AdminInitiateAuth", asked);
}

/** Signs in with the password, then with the code that is mailed or that the app shows. */
export async function signInWithBoth(scene: Scene, account: AccountSeen): Promise<string> {
  const { email, app = "" } = account;
  const { outcome, session } = await signIn(scene, account);
  const { services, clock } = scene.world;
  const mail = services.ses.mailbox().findLast(({ to }) => to.includes(email));
  const codes: Readonly<Record<string, string | undefined>> = {
    EMAIL_OTP: mail && signInCodeIn(mail),
    // The next one: the app's code of now may be used up.
    SOFTWARE_TOKEN_MFA: totpCode(app, clock.now() + 30_000),
  };
  const code = codes[outcome];
  if (code === undefined) return outcome;
  const { client, whose } = await clientOf(scene, email);
  const answer = { ...client, ChallengeName: outcome, Session: session };
  const ChallengeResponses = { ...whose, [`${outcome}_CODE`]: code };
  return (await call(scene, "AdminRespondToAuthChallenge", { ...answer, ChallengeResponses })).outcome;
}

async function clientOf({ world }: Scene, USERNAME: string) {
  const { cognito, lambda } = world.services;
  const { BACKEND_CLIENT_ID: ClientId = "" } = lambda.find("onboarding-finish-password-challenge").variables;
  const client = { UserPoolId: world.outputs["UserPoolId"], ClientId };
  const secret = textAt(await cognito.service.call("DescribeUserPoolClient", client), "UserPoolClient", "ClientSecret");
  const SECRET_HASH = createHmac("sha256", secret).update(`${USERNAME}${ClientId}`).digest("base64");
  return { client, whose: { USERNAME, ...(secret === "" ? {} : { SECRET_HASH }) } };
}

async function call({ world: { services, clock } }: Scene, operation: string, input: object): Promise<SignIn> {
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
