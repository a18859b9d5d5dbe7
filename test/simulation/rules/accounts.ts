import type { Effect, News } from "../witness/witness.ts";
import { factsOf } from "./facts/facts.ts";
import { at, textAt } from "./facts/read.ts";
import type { SafetyRule } from "./rule.ts";

/** Calls of Cognito that were not refused. */
function done({ effects }: News, ...operations: readonly string[]): readonly Effect[] {
  return effects.filter(({ seen, answer }) => operations.includes(seen.call.operation) && "output" in answer);
}

/** What is in Cognito. */
export const accountRules: readonly SafetyRule[] = [
  {
    name: "an employee has one user at most",
    broken: (news, scene) => factsOf(scene, news).accounts.madeTwice,
  },
  {
    name: "a user is somebody whom HR has hired",
    *broken(news, { witness }) {
      for (const { seen } of done(news, "AdminCreateUser")) {
        const username = textAt(seen.call.input, "Username");
        if (![...witness.records.values()].some(({ employeeId }) => employeeId === username)) yield username;
      }
    },
  },
  {
    name: "Cognito invites nobody, and takes no address from its owner",
    *broken(news) {
      for (const { seen } of done(news, "AdminCreateUser")) {
        const { input } = seen.call;
        if (textAt(input, "MessageAction") !== "SUPPRESS") yield `${textAt(input, "Username")} is invited`;
        if (at(input, "ForceAliasCreation") === true) yield `${textAt(input, "Username")} takes an address over`;
      }
    },
  },
  {
    name: "Cognito gets no password but the one that was handed in",
    *broken(news, scene) {
      const taken = new Set(factsOf(scene, news).taken.values());
      for (const { seen } of done(news, "AdminRespondToAuthChallenge")) {
        const password = textAt(seen.call.input, "ChallengeResponses", "NEW_PASSWORD");
        if (password !== "" && !taken.has(password)) yield `${seen.functionName} sets another one`;
      }
    },
  },
  {
    name: "who is activated has the password in Cognito that was handed in",
    *broken(news, scene) {
      const { accounts, taken } = factsOf(scene, news);
      for (const { before, after } of news.writes) {
        if (after.status !== "ACTIVATED" || before?.status === "ACTIVATED") continue;
        const account = accounts.find(after.employeeId);
        if (account?.status !== "CONFIRMED") yield `${after.id} is activated, its user ${account?.status}`;
        else if (account.password !== taken.get(after.id)) yield `${after.id} has another password`;
      }
    },
  },
  {
    name: "a temporary password is made anew each time, and long",
    *broken(news) {
      for (const { seen } of done(news, "AdminCreateUser", "AdminSetUserPassword")) {
        const password = textAt(seen.call.input, "TemporaryPassword") || textAt(seen.call.input, "Password");
        if (password.length < 20) yield `${seen.functionName} uses one of ${password.length} characters`;
      }
    },
  },
  {
    name: "what is sealed opens for its own onboarding and purpose only",
    *broken({ effects }) {
      for (const { seen } of effects) {
        if (seen.call.operation !== "Encrypt") continue;
        const [id, content] = ["onboardingId", "content"].map((name) => textAt(seen.call.input, "EncryptionContext", name));
        if (!id || !content) yield `${seen.functionName} seals without saying for what`;
      }
    },
  },
];
