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
    name: "whoever is activated signs in with the password that counted, by number and by address",
    async broken(scene) {
      const found: string[] = [];
      for (const person of scene.story.people) {
        const account = factsOf(scene).accounts.find(person.employeeId);
        if (lastOf(scene, person)?.status !== "ACTIVATED" || account?.password === undefined) continue;
        for (const name of [account.username, account.email]) {
          const answer = await signIn(scene, name, account.password);
          if (answer !== "tokens") found.push(`${person.employeeId}: ${answer}`);
        }
      }
      return found;
    },
  },
  {
    name: "the password that counts is one that its person typed last",
    *broken(scene) {
      const { accounts } = factsOf(scene);
      const all = typed(scene);
      for (const { username, password } of accounts.all()) {
        if (password !== undefined && !all.includes(password)) yield username;
      }
    },
  },
  {
    name: "no other password that was typed signs anybody in",
    async broken(scene) {
      const found: string[] = [];
      for (const { username, password } of factsOf(scene).accounts.all()) {
        for (const other of typed(scene).filter((one) => one !== password).slice(0, 4)) {
          if ((await signIn(scene, username, other)) === "tokens") found.push(username);
        }
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
        if (user.Enabled || user.UserStatus === "CONFIRMED") found.push(`${record.id} is ${record.status}, its user ${user.UserStatus}`);
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
  return user === undefined ? undefined : { Enabled: Reflect.get(Object(user), "Enabled") === true, UserStatus: textAt(user, "UserStatus") };
}

/** Signs in as an administrator's client does: `tokens`, or what stands in the way. */
async function signIn({ world }: Scene, USERNAME: string, PASSWORD: string): Promise<string> {
  const { cognito } = world.services;
  const UserPoolId = world.outputs["UserPoolId"];
  const client = await backendClient(world);
  const { ClientId, secret } = client;
  const SECRET_HASH = createHmac("sha256", secret).update(USERNAME + ClientId).digest("base64");
  const AuthParameters = { USERNAME, PASSWORD, ...(secret === "" ? {} : { SECRET_HASH }) };
  try {
    const asked = { UserPoolId, ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters };
    return textAt(await cognito.service.call("AdminInitiateAuth", asked), "ChallengeName") || "tokens";
  } catch (error) {
    return error instanceof Error ? error.message : "refused";
  }
}
