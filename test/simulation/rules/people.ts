import type { RecordSeen } from "../recorder/records.ts";
import type { PersonStory } from "../story/story.ts";
import type { AccountSeen } from "./model/accounts.ts";
import { isReset, MINUTE } from "./model/design-constants.ts";
import { modelOf } from "./model/model.ts";
import { itemsAt, textAt } from "./model/read.ts";
import type { LivenessRule, RuleContext } from "./rule.ts";
import { signIn, signInWithBoth } from "./sign-in.ts";

/** Somebody's latest onboarding. */
function lastOf({ recorder }: RuleContext, { employeeId }: PersonStory): RecordSeen | undefined {
  return [...recorder.records.values()].filter((record) => record.employeeId === employeeId && !isReset(record)).at(-1);
}

/** The account of somebody who is activated. A code that was asked for makes the password void until it is used. */
function activatedAs(context: RuleContext, person: PersonStory): AccountSeen | undefined {
  const account = modelOf(context).accounts.find(person.employeeId);
  if (lastOf(context, person)?.status !== "ACTIVATED" || account?.status === "RESET_REQUIRED") return undefined;
  return account;
}

/** Every password that somebody typed. */
function typed({ recorder }: RuleContext): readonly string[] {
  return [...new Set(recorder.requests.map(({ body }) => textAt(body, "newPassword")).filter(Boolean))];
}

/** Less than Cognito waits, by the time that the page and the run take. */
const CODE_LIFE_MS = 12 * MINUTE;

/** What Cognito answers to a right password: without a second factor tokens, with one what is due then. */
function passes({ story }: RuleContext): readonly string[] {
  return story.deployed === "standard" ? ["tokens"] : ["EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "MFA_SETUP"];
}

/** The outcome for people, once nothing happens any more. */
export const peopleRules: readonly LivenessRule[] = [
  {
    name: "a person who submits a good password is activated in the end",
    *violations(context) {
      for (const person of context.story.people) {
        const record = lastOf(context, person);
        if (!person.behaviour.answers || record === undefined) continue;
        const signalled = modelOf(context).signalled.get(record.id);
        const isReachable = signalled?.has("EmailChanged") || !person.email.startsWith("bounce");
        if (!isReachable || signalled?.has("HireCancelled")) continue;
        if (record.status !== "ACTIVATED") yield `${record.id} is ${record.status}`;
      }
    },
  },
  {
    name: "a cancelled hire ends as Cancelled, and a corrected address is the account's",
    *violations(context) {
      for (const person of context.story.people) {
        const record = lastOf(context, person);
        const signalled = modelOf(context).signalled.get(record?.id ?? "");
        if (signalled?.has("HireCancelled") && record?.status !== "CANCELLED")
          yield `${record?.id} is ${record?.status}`;
        const { email } = activatedAs(context, person) ?? {};
        if (signalled?.has("EmailChanged") && email !== undefined && email !== person.newEmail)
          yield `${record?.id} has not moved`;
      }
    },
  },
  {
    name: "an activated person signs in by address, with the password that they chose",
    async violations(context) {
      const found: string[] = [];
      for (const person of context.story.people) {
        const account = activatedAs(context, person);
        if (account === undefined) continue;
        const own = typed(context).find((password) => password === account.password);
        const answer = own === undefined ? "no password of theirs" : (await signIn(context, account)).outcome;
        if (!passes(context).includes(answer)) found.push(`${person.employeeId}: ${answer}`);
      }
      return found;
    },
  },
  {
    name: "a person who gets the code in time submits it, where no call has failed",
    *violations(context) {
      const { recorder, story } = context;
      if (story.deployed === "standard" || recorder.calls.some(({ seen }) => seen.fault !== undefined)) return;
      for (const person of story.people) {
        const record = lastOf(context, person);
        if (record?.status !== "ACTIVATED" || person.behaviour.codeDelay > CODE_LIFE_MS) continue;
        if (!modelOf(context).challenges.isGivenBy(person.employeeId)) yield `${record.id} is activated without`;
      }
    },
  },
  {
    name: "an activated person with a second factor signs in with both",
    async violations(context) {
      if (context.story.deployed === "standard") return [];
      const found: string[] = [];
      for (const person of context.story.people) {
        const account = activatedAs(context, person);
        if (account === undefined) continue;
        const outcome = await signInWithBoth(context, account);
        // Who did not set an app up in time does so at the sign-in.
        const expected =
          context.story.deployed === "secondFactor" || account.app !== undefined ? "tokens" : "MFA_SETUP";
        if (outcome !== expected) found.push(`${person.employeeId}: ${outcome}`);
      }
      return found;
    },
  },
  {
    name: "the user of a cancelled or expired onboarding is disabled, and has no password or app",
    async violations(context) {
      const found: string[] = [];
      for (const person of context.story.people) {
        const record = lastOf(context, person);
        if (record === undefined || record.status === "ACTIVATED") continue;
        const user = await describe(context, person.employeeId);
        if (user === undefined) continue;
        const hasApp = modelOf(context).accounts.find(person.employeeId)?.app !== undefined;
        if (user.Enabled || user.UserStatus === "CONFIRMED" || hasApp)
          found.push(`${record.id} is ${record.status}, its user ${user.UserStatus}${hasApp ? ", with an app" : ""}`);
      }
      return found;
    },
  },
];

interface UserView {
  readonly Enabled: boolean;
  readonly UserStatus: string;
}

async function describe({ world }: RuleContext, Username: string): Promise<UserView | undefined> {
  const { services, outputs } = world;
  const asked = { UserPoolId: outputs["UserPoolId"], Filter: `username = "${Username}"` };
  const answer = await services.cognito.service.call("ListUsers", asked);
  const [user] = itemsAt(answer, "Users");
  return user === undefined
    ? undefined
    : { Enabled: Reflect.get(Object(user), "Enabled") === true, UserStatus: textAt(user, "UserStatus") };
}
