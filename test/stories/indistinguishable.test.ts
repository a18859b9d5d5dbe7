import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addressOf, administratorAt, frontEndAt, TEMPORARY_PASSWORD } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, invite } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { cookieHeader, portalAt } from "../support/portal.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());
// A fast machine sends more requests within a second than the API's throttle lets pass.
afterEach(() => platform.services.clock.advance(3_000));

const GARBAGE = "x".repeat(64);
const NEW_PASSWORD = "another-walk-at-dusk";

type Answer = Awaited<ReturnType<ReturnType<typeof portalAt>>>;

/** Expects every answer to equal the first one, and none to set a cookie. */
function expectEqualAnswers(answers: Readonly<Record<string, Answer>>): void {
  const [first] = Object.values(answers);
  expect(first).toMatchObject({ cookies: [] });
  for (const [whose, answer] of Object.entries(answers)) expect([whose, answer]).toEqual([whose, first]);
}

async function answersTo<Who>(people: Readonly<Record<string, Who>>, send: (who: Who) => Promise<Answer>) {
  const answers: [string, Answer][] = [];
  for (const [whose, who] of Object.entries(people)) answers.push([whose, await send(who)]);
  return Object.fromEntries(answers);
}

describe("the owner of a link", () => {
  const links: Record<string, string> = { "of nobody": `hire-NOBODY.${"a".repeat(43)}`, "of no form": "…" };
  beforeAll(async () => {
    const [waiting, disabled, cancelled, active] = await Promise.all(
      ["WAITING", "DISABLED", "CANCELLED", "ACTIVE"].map((employeeId) => invite(platform, { employeeId })),
    );
    await portalAt(platform)("link/password", { link: active?.link ?? "", newPassword: GOOD_PASSWORD });
    await administratorAt(platform).disable(disabled?.employeeId ?? "");
    await hrAt(platform).emit("EmployeeHireCancelled", { employeeId: cancelled?.employeeId });
    await operationsAt(platform).endOf("hire-CANCELLED");
    await operationsAt(platform).endOf("hire-ACTIVE");
    for (const { employeeId, link } of [waiting, disabled, cancelled, active].flatMap((hire) => hire ?? []))
      links[`of ${employeeId}, with another secret`] = link.replace(/\..*/, `.${"a".repeat(43)}`);
    links["of WAITING, cut in half"] = waiting?.link.slice(0, -20) ?? "";
  });

  const code = "12345678";
  it.each([
    ["open", {}],
    ["status", {}],
    ["password", { newPassword: GOOD_PASSWORD }],
    ["password", { newPassword: "short" }],
    ["code", { code }],
    ["resend", {}],
  ])("/api/link/%s does not reveal by %j", async (route, more) => {
    expect(Object.keys(links)).toHaveLength(7);
    const answers = await answersTo(links, (link) => portalAt(platform)(`link/${route}`, { link, ...more }));
    expectEqualAnswers(answers);
    await platform.services.activity.idle();
    expect(platform.services.ses.mailbox().filter(({ to }) => to.includes("waiting@example.com"))).toHaveLength(1);
  });
});

describe("the owner of an account", () => {
  interface Account {
    readonly username: string;
    readonly session: string;
  }
  let people: Readonly<Record<string, Account>>;
  beforeAll(async () => {
    people = await createEveryKind();
  });

  async function createEveryKind(): Promise<Readonly<Record<string, Account>>> {
    const administrator = administratorAt(platform);
    const sessionOf = async (username: string) =>
      (await frontEndAt(platform).signIn(username, TEMPORARY_PASSWORD)).Session ?? "";
    for (const name of ["A-ACTIVE", "A-DISABLED", "A-RESET", "A-UNVERIFIED"])
      await administrator.createActive(name, GOOD_PASSWORD);
    for (const name of ["A-INVITED", "A-OTHER", "A-GONE"]) await administrator.create(name);
    const [other, gone] = [await sessionOf("A-OTHER"), await sessionOf("A-GONE")];
    await administrator.disable("A-DISABLED");
    await administrator.disable("A-GONE");
    await administrator.reset("A-RESET");
    await administrator.update("A-UNVERIFIED", { email_verified: "false" });
    const kinds = ["NOBODY", "A-ACTIVE", "A-DISABLED", "A-RESET", "A-UNVERIFIED", "A-INVITED"];
    return {
      ...Object.fromEntries(kinds.map((username) => [username, { username, session: GARBAGE }])),
      "by address": { username: addressOf("A-ACTIVE"), session: GARBAGE },
      "with another's session": { username: "A-INVITED", session: other },
      "disabled since the session": { username: "A-GONE", session: gone },
    };
  }

  const passwords = [NEW_PASSWORD, "short", "spaces between the words"];
  it.each([
    ...passwords.flatMap((newPassword) => [
      ["sign-in/new-password", { newPassword }] as const,
      ["password/confirm", { newPassword, code: "123456" }] as const,
    ]),
    ...["EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "MFA_SETUP", "SELECT_MFA_TYPE"].map(
      (challenge) => ["sign-in/challenge", { challenge, answer: "123456" }] as const,
    ),
    ["password/forgot", {}] as const,
  ])("/api/%s does not reveal by %j", async (route, more) => {
    const send = ({ username, session }: Account) =>
      portalAt(platform)(route, { username, ...(route.startsWith("sign-in") ? { session } : {}), ...more });
    expectEqualAnswers(await answersTo(people, send));
  });

  it("/api/password/change does not reveal", async () => {
    const cookieOf = async (username: string) => {
      await administratorAt(platform).create(username);
      const { Session: session } = await frontEndAt(platform).signIn(username, TEMPORARY_PASSWORD);
      const answer = await portalAt(platform)("sign-in/new-password", {
        username,
        session,
        newPassword: GOOD_PASSWORD,
      });
      return cookieHeader(answer.cookies);
    };
    const cookies = {
      nobody: "",
      garbage: "access_token=x",
      disabled: await cookieOf("C-OFF"),
      deleted: await cookieOf("C-DEL"),
    };
    await administratorAt(platform).disable("C-OFF");
    const { userPoolId: UserPoolId } = platform.outputs;
    await platform.cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: "C-DEL" }));
    const change = { previousPassword: GOOD_PASSWORD, newPassword: NEW_PASSWORD };
    expectEqualAnswers(await answersTo(cookies, (cookie) => portalAt(platform)("password/change", change, cookie)));
  });
});
