import type { Effect, Observations } from "../recorder/recorder.ts";
import { modelOf } from "./model/model.ts";
import { at, textAt } from "./model/read.ts";
import { type SafetyRule, statefulRule } from "./rule.ts";

/** Calls of Cognito that were not refused. */
function done({ effects }: Pick<Observations, "effects">, ...operations: readonly string[]): readonly Effect[] {
  return effects.filter(({ seen, answer }) => operations.includes(seen.call.operation) && "output" in answer);
}

/** What is in Cognito. */
export const accountRules: readonly SafetyRule[] = [
  statefulRule("an employee has one user at most", "effects", oneUserEach),
  {
    name: "every user is a person whom HR has hired",
    on: "effects",
    *violations(observations, { recorder }) {
      for (const { seen } of done(observations, "AdminCreateUser")) {
        const username = textAt(seen.call.input, "Username");
        if (![...recorder.records.values()].some(({ employeeId }) => employeeId === username)) yield username;
      }
    },
  },
  {
    name: "Cognito sends no invitation, and takes no alias from its owner",
    on: "effects",
    *violations(observations) {
      for (const { seen } of observations.effects) {
        if (seen.call.operation !== "AdminCreateUser") continue;
        const { input } = seen.call;
        if (textAt(input, "MessageAction") !== "SUPPRESS") yield `${textAt(input, "Username")} is invited`;
        if (at(input, "ForceAliasCreation") === true) yield `${textAt(input, "Username")} takes an address over`;
      }
    },
  },
  {
    name: "Cognito gets no password but the submitted one",
    on: "effects",
    *violations(observations, context) {
      const taken = new Set(modelOf(context).submittedPasswords.values());
      for (const { seen } of done(observations, "AdminRespondToAuthChallenge")) {
        const password = textAt(seen.call.input, "ChallengeResponses", "NEW_PASSWORD");
        if (password !== "" && !taken.has(password)) yield `${seen.functionName} sets another one`;
      }
    },
  },
  {
    // Or one of a reset by code that went by meanwhile.
    name: "an activated person has the submitted password in Cognito",
    on: "writes",
    *violations(observations, context) {
      const { accounts, submittedPasswords } = modelOf(context);
      for (const { before, after } of observations.writes) {
        if (after.status !== "ACTIVATED" || before?.status === "ACTIVATED") continue;
        const account = accounts.find(after.employeeId);
        if (account?.status !== "CONFIRMED") yield `${after.id} is activated, its user ${account?.status}`;
        else if (!account.isByCode && account.password !== submittedPasswords.get(after.id))
          yield `${after.id} has another password`;
      }
    },
  },
  statefulRule("a temporary password is long, and a new one each time", "effects", anewEachTime),
  {
    name: "a sealed text is decrypted for its own onboarding and content only",
    on: "effects",
    *violations({ effects }) {
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
function oneUserEach(): (observations: Pick<Observations, "effects">) => Iterable<string> {
  const made = new Set<string>();
  return function* (observations) {
    for (const { seen } of done(observations, "AdminCreateUser")) {
      const whose = textAt(JSON.parse(seen.payload), "employeeId").toLowerCase();
      if (made.has(whose)) yield whose;
      made.add(whose);
    }
  };
}

/** The SDK's own repeat of a call has the same one. */
function anewEachTime(): (observations: Pick<Observations, "effects">) => Iterable<string> {
  const users = new Map<string, string>();
  return function* (observations) {
    for (const { seen } of done(observations, "AdminCreateUser", "AdminSetUserPassword")) {
      const password = textAt(seen.call.input, "TemporaryPassword") || textAt(seen.call.input, "Password");
      const isOld = (users.get(password) ?? seen.requestId) !== seen.requestId;
      if (isOld || password.length < 20) yield `${seen.functionName} uses ${isOld ? "an old one" : "a short one"}`;
      users.set(password, seen.requestId);
    }
  };
}
