import type { RecordSeen } from "../recorder/records.ts";
import type { PersonStory } from "../story/story.ts";
import type { AccountSeen } from "./model/accounts.ts";
import { isReset, MINUTE } from "./model/design-constants.ts";
import { factsOf } from "./model/model.ts";
import { itemsAt, textAt } from "./model/read.ts";
import type { FinalRule, Scene } from "./rule.ts";
import { signIn, signInWithBoth } from "./sign-in.ts";

/** Somebody's latest onboarding. */
function lastOf({ witness }: Scene, { employeeId }: PersonStory): RecordSeen | undefined {
  return [...witness.records.values()].filter((record) => record.employeeId === employeeId && !isReset(record)).at(-1);
}

/** The account of somebody who is activated. A code that was asked for makes the password void until it is used. */
function activatedAs(scene: Scene, person: PersonStory): AccountSeen | undefined {
  const account = factsOf(scene).accounts.find(person.employeeId);
  if (lastOf(scene, person)?.status !== "ACTIVATED" || account?.status === "RESET_REQUIRED") return undefined;
  return account;
}

/** Every password that somebody typed. */
function typed({ witness }: Scene): readonly string[] {
  return [...new Set(witness.asked.map(({ body }) => textAt(body, "newPassword")).filter(Boolean))];
}

/** Less than Cognito waits, by the time that the page and the run take. */
const CODE_LIFE_MS = 12 * MINUTE;

/** What Cognito answers to a right password: without a second factor tokens, with one what is due then. */
function passes({ story }: Scene): readonly string[] {
  return story.deployed === "standard" ? ["tokens"] : ["EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "MFA_SETUP"];
}

/** What comes of it for people, once everything has settled. */
export const peopleRules: readonly FinalRule[] = [
  {
    name: "whoever answers is activated in the end",
    *broken(scene) {
      for (const person of scene.story.people) {
        const record = lastOf(scene, person);
        if (!person.manner.answers || record === undefined) continue;
        const told = factsOf(scene).told.get(record.id);
        const isReachable = told?.has("EmailChanged") || !person.email.startsWith("bounce");
        if (!isReachable || told?.has("HireCancelled")) continue;
        if (record.status !== "ACTIVATED") yield `${record.id} is ${record.status}`;
      }
    },
  },
  {
    name: "a hire that HR has cancelled ends so, and an address that HR has corrected is the account's",
    *broken(scene) {
      for (const person of scene.story.people) {
        const record = lastOf(scene, person);
        const told = factsOf(scene).told.get(record?.id ?? "");
        if (told?.has("HireCancelled") && record?.status !== "CANCELLED") yield `${record?.id} is ${record?.status}`;
        const { email } = activatedAs(scene, person) ?? {};
        if (told?.has("EmailChanged") && email !== undefined && email !== person.newEmail)
          yield `${record?.id} has not moved`;
      }
    },
  },
  {
    name: "whoever is activated signs in with a password of their own, by their address",
    async broken(scene) {
      const found: string[] = [];
      for (const person of scene.story.people) {
        const account = activatedAs(scene, person);
        if (account === undefined) continue;
        const own = typed(scene).find((password) => password === account.password);
        const answer = own === undefined ? "no password of theirs" : (await signIn(scene, account)).outcome;
        if (!passes(scene).includes(answer)) found.push(`${person.employeeId}: ${answer}`);
      }
      return found;
    },
  },
  {
    name: "whoever looks for the code in time gives it, where no call has failed",
    *broken(scene) {
      const { witness, story } = scene;
      if (story.deployed === "standard" || witness.calls.some(({ seen }) => seen.fault !== undefined)) return;
      for (const person of story.people) {
        const record = lastOf(scene, person);
        if (record?.status !== "ACTIVATED" || person.manner.codeDelay > CODE_LIFE_MS) continue;
        if (!factsOf(scene).challenges.isGivenBy(person.employeeId)) yield `${record.id} is activated without`;
      }
    },
  },
  {
    name: "whoever is activated and has a second factor signs in with both",
    async broken(scene) {
      if (scene.story.deployed === "standard") return [];
      const found: string[] = [];
      for (const person of scene.story.people) {
        const account = activatedAs(scene, person);
        if (account === undefined) continue;
        const outcome = await signInWithBoth(scene, account);
        // Who did not set an app up in time does so at the sign-in.
        const expected = scene.story.deployed === "secondFactor" || account.app !== undefined ? "tokens" : "MFA_SETUP";
        if (outcome !== expected) found.push(`${person.employeeId}: ${outcome}`);
      }
      return found;
    },
  },
  {
    name: "whose onboarding is cancelled or has expired is disabled, and has no password or app",
    async broken(scene) {
      const found: string[] = [];
      for (const person of scene.story.people) {
        const record = lastOf(scene, person);
        if (record === undefined || record.status === "ACTIVATED") continue;
        const user = await describe(scene, person.employeeId);
        if (user === undefined) continue;
        const hasApp = factsOf(scene).accounts.find(person.employeeId)?.app !== undefined;
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

async function describe({ world }: Scene, Username: string): Promise<UserView | undefined> {
  const { services, outputs } = world;
  const asked = { UserPoolId: outputs["UserPoolId"], Filter: `username = "${Username}"` };
  const answer = await services.cognito.service.call("ListUsers", asked);
  const [user] = itemsAt(answer, "Users");
  return user === undefined
    ? undefined
    : { Enabled: Reflect.get(Object(user), "Enabled") === true, UserStatus: textAt(user, "UserStatus") };
}
