import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  CHOSEN,
  PASSWORD,
  plainPool,
  readAnswer,
  type SignInTestbed,
  startSignInTestbed,
  TEMPORARY,
} from "./sign-in-testbed.ts";

const code = "000000";
const GARBAGE = "x".repeat(64);

/** One kind of account; `session` is a former session, or garbage. */
interface Account {
  readonly username: string;
  readonly session: string;
}

/** Both kinds of clients: the portal must not depend on what Cognito itself hides. */
describe.each(["ENABLED", "LEGACY"])("with a client whose PreventUserExistenceErrors is %s", (prevent) => {
  let testbed: SignInTestbed;
  let people: Readonly<Record<string, Account>>;
  beforeAll(async () => {
    testbed = await startSignInTestbed({ pool: plainPool, client: { PreventUserExistenceErrors: prevent } });
    people = await everyKind(testbed);
  });
  afterAll(() => testbed.stop());

  const routes: readonly [string, (who: Account) => [string, object]][] = [
    ["a new password", (who) => ["sign-in/new-password", { ...who, newPassword: CHOSEN }]],
    ...["EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "MFA_SETUP", "SELECT_MFA_TYPE"].map(
      (challenge): [string, (who: Account) => [string, object]] => [
        `an answer to ${challenge}`,
        (who) => ["sign-in/challenge", { ...who, challenge, answer: code }],
      ],
    ),
    ["a forgotten password", ({ username }) => ["password/forgot", { username }]],
    ["a code", ({ username }) => ["password/confirm", { username, code, newPassword: CHOSEN }]],
  ];

  it.each(routes)("%s has one answer, whoever it is about", async (_, requestOf) => {
    const answers = new Map<string, unknown>();
    for (const [kind, who] of Object.entries(people))
      answers.set(kind, await readAnswer(testbed.post(...requestOf(who))));
    const unknown = answers.get("unknown");
    expect(unknown).toMatchObject({ status: expect.any(Number) });
    for (const [kind, answer] of answers) expect([kind, answer]).toEqual([kind, unknown]);
  });

  it("a forgotten password gets the same answer after more requests than Cognito accepts", async () => {
    const answers = [];
    for (let request = 0; request < 8; request += 1) {
      answers.push(await readAnswer(testbed.post("password/forgot", { username: "active" })));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 202, body: { state: "requested" } })]),
    );
  });

  it("a code gets the same answer after more attempts than Cognito accepts", async () => {
    const answers = new Set<string>();
    for (let request = 0; request < 12; request += 1) {
      const body = { username: "guessed", code, newPassword: CHOSEN };
      answers.add(JSON.stringify(await readAnswer(testbed.post("password/confirm", body))));
    }
    expect(answers.size).toBe(1);
  });
});

async function everyKind(testbed: SignInTestbed): Promise<Record<string, Account>> {
  const verified = (name: string) => ({ email: `${name}@example.com`, email_verified: "true" });
  for (const name of ["active", "guessed", "disabled", "reset"]) await testbed.confirmed(name, verified(name));
  await testbed.confirmed("unverified", { email: "unverified@example.com" });
  for (const name of ["invited", "invited-disabled", "done"]) await testbed.create(name);
  const sessionOf = async (name: string) => (await testbed.initiateAuth(name, TEMPORARY)).Session ?? "";
  const people = {
    unknown: { username: "nobody", session: GARBAGE },
    active: { username: "active", session: GARBAGE },
    disabled: { username: "disabled", session: GARBAGE },
    reset: { username: "reset", session: GARBAGE },
    unverified: { username: "unverified", session: GARBAGE },
    invited: { username: "invited", session: GARBAGE },
    "invited, with a session of another": { username: "invited", session: await sessionOf("done") },
    "invited, then disabled": { username: "invited-disabled", session: await sessionOf("invited-disabled") },
    "invited, then done": { username: "done", session: await sessionOf("done") },
  };
  await testbed.setPassword("done", PASSWORD);
  await testbed.disable("disabled");
  await testbed.disable("invited-disabled");
  await testbed.reset("reset");
  return people;
}
