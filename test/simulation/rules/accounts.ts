import type { Effect, News } from "../recorder/recorder.ts";
import { factsOf } from "./model/model.ts";
import { at, textAt } from "./model/read.ts";
import { remembering, type SafetyRule } from "./rule.ts";

/** Calls of Cognito that were not refused. */
function done({ effects }: Pick<News, "effects">, ...operations: readonly string[]): readonly Effect[] {
  return effects.filter(({ seen, answer }) => operations.includes(seen.call.operation) && "output" in answer);
}

/** What is in Cognito. */
export const accountRules: readonly SafetyRule[] = [
  remembering("an employee has one user at most", "effects", oneUserEach),
  {
    name: "a user is somebody whom HR has hired",
    on: "effects",
    *broken(news, { witness }) {
      for (const { seen } of done(news, "AdminCreateUser")) {
        const username = textAt(seen.call.input, "Username");
        if (![...witness.records.values()].some(({ employeeId }) => employeeId === username)) yield username;
      }
    },
  },
  {
    name: "Cognito invites nobody, and takes no address from its owner",
    on: "effects",
    *broken(news) {
      for (const { seen } of news.effects) {
        if (seen.call.operation !== "AdminCreateUser") continue;
        const { input } = seen.call;
        if (textAt(input, "MessageAction") !== "SUPPRESS") yield `${textAt(input, "Username")} is invited`;
        if (at(input, "ForceAliasCreation") === true) yield `${textAt(input, "Username")} takes an address over`;
      }
    },
  },
  {
    name: "Cognito gets no password but the one that was handed in",
    on: "effects",
    *broken(news, scene) {
      const taken = new Set(factsOf(scene).taken.values());
      for (const { seen } of done(news, "AdminRespondToAuthChallenge")) {
        const password = textAt(seen.call.input, "ChallengeResponses", "NEW_PASSWORD");
        if (password !== "" && !taken.has(password)) yield `${seen.functionName} sets another one`;
      }
    },
  },
  {
    // Or one of a reset by code that went by meanwhile.
    name: "who is activated has the password in Cognito that was handed in",
    on: "writes",
    *broken(news, scene) {
      const { accounts, taken } = factsOf(scene);
      for (const { before, after } of news.writes) {
        if (after.status !== "ACTIVATED" || before?.status === "ACTIVATED") continue;
        const account = accounts.find(after.employeeId);
        if (account?.status !== "CONFIRMED") yield `${after.id} is activated, its user ${account?.status}`;
        else if (!account.isByCode && account.password !== taken.get(after.id))
          yield `${after.id} has another password`;
      }
    },
  },
  remembering("a temporary password is long, and made anew each time", "effects", anewEachTime),
  {
    name: "what is sealed opens for its own onboarding and purpose only",
    on: "effects",
    *broken({ effects }) {
      for (const { seen } of effects) {
        if (seen.call.operation !== "Encrypt") continue;
        const [id, content] = ["onboardingId", "content"].map((name) =>
          textAt(seen.call.input, "EncryptionContext", name),
        );
        if (!id || !content) yield `${seen.functionName} seals without saying for what`;
      }
    },
  },
];

/** Counted by the hire that a user is made for, whatever the user is called. */
function oneUserEach(): (news: Pick<News, "effects">) => Iterable<string> {
  const made = new Set<string>();
  return function* (news) {
    for (const { seen } of done(news, "AdminCreateUser")) {
      const whose = textAt(JSON.parse(seen.payload), "employeeId").toLowerCase();
      if (made.has(whose)) yield whose;
      made.add(whose);
    }
  };
}

/** The SDK's own repeat of a call has the same one. */
function anewEachTime(): (news: Pick<News, "effects">) => Iterable<string> {
  const users = new Map<string, string>();
  return function* (news) {
    for (const { seen } of done(news, "AdminCreateUser", "AdminSetUserPassword")) {
      const password = textAt(seen.call.input, "TemporaryPassword") || textAt(seen.call.input, "Password");
      const isOld = (users.get(password) ?? seen.requestId) !== seen.requestId;
      if (isOld || password.length < 20) yield `${seen.functionName} uses ${isOld ? "an old one" : "a short one"}`;
      users.set(password, seen.requestId);
    }
  };
}
