import { createHmac } from "node:crypto";
import type { PersonStory } from "../story/story.ts";
import type { RecordSeen } from "../witness/records.ts";
import { factsOf } from "./facts/facts.ts";
import { itemsAt, textAt } from "./facts/read.ts";
import { isReset } from "./facts/words.ts";
import type { FinalRule, Scene } from "./rule.ts";

/** Somebody's latest onboarding. */
function lastOf({ witness }: Scene, { employeeId }: PersonStory): RecordSeen | undefined {
  return [...witness.records.values()].filter((record) => record.employeeId === employeeId && !isReset(record)).at(-1);
}

/** Every password that somebody typed. */
function typed({ witness }: Scene): readonly string[] {
  return [...new Set(witness.asked.map(({ body }) => textAt(body, "newPassword")).filter(Boolean))];
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
    name: "whoever is activated signs in with a password of their own, by their address",
    async broken(scene) {
      const found: string[] = [];
      for (const person of scene.story.people) {
        const account = factsOf(scene).accounts.find(person.employeeId);
        // A code that was asked for makes the password void until it is used.
        if (lastOf(scene, person)?.status !== "ACTIVATED" || account?.status === "RESET_REQUIRED") continue;
        const own = typed(scene).find((password) => password === account?.password);
        const answer = own === undefined ? "no password of theirs" : await signIn(scene, account?.email ?? "", own);
        if (answer !== "tokens") found.push(`${person.employeeId}: ${answer}`);
      }
      return found;
    },
  },
  {
    name: "whose onboarding is cancelled or has expired is disabled, and has no password",
    async broken(scene) {
      const found: string[] = [];
      for (const person of scene.story.people) {
        const record = lastOf(scene, person);
        if (record === undefined || record.status === "ACTIVATED") continue;
        const user = await describe(scene, person.employeeId);
        if (user === undefined) continue;
        if (user.Enabled || user.UserStatus === "CONFIRMED")
          found.push(`${record.id} is ${record.status}, its user ${user.UserStatus}`);
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

/** Signs in as an administrator's client does: `tokens`, or what stands in the way. */
async function signIn({ world }: Scene, USERNAME: string, PASSWORD: string): Promise<string> {
  const { cognito, lambda } = world.services;
  const { BACKEND_CLIENT_ID: ClientId = "" } = lambda.find("onboarding-finish-password-challenge").variables;
  const client = { UserPoolId: world.outputs["UserPoolId"], ClientId };
  const secret = textAt(await cognito.service.call("DescribeUserPoolClient", client), "UserPoolClient", "ClientSecret");
  const SECRET_HASH = createHmac("sha256", secret).update(`${USERNAME}${ClientId}`).digest("base64");
  const AuthParameters = { USERNAME, PASSWORD, ...(secret === "" ? {} : { SECRET_HASH }) };
  try {
    const asked = { ...client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters };
    return textAt(await cognito.service.call("AdminInitiateAuth", asked), "ChallengeName") || "tokens";
  } catch (error) {
    return error instanceof Error ? error.message : "refused";
  }
}
