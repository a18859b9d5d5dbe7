import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import type * as z from "zod";
import { mfaWorld, recovery } from "../../../../packages/local-aws/test/cognito/cognito-mfa-world.ts";
import { PASSWORD } from "../../../../packages/local-aws/test/cognito/cognito-world.ts";
import { createClientSettingsReader } from "../../../../tasks/lib/cognito/client-settings.ts";
import { secretHashParameter } from "../../../../tasks/lib/cognito/secret-hash.ts";
import { createPortal } from "../../../../tasks/portal/app.ts";
import type { PortalDeps } from "../../../../tasks/portal/deps.ts";
import { createSignOut } from "../../../../tasks/portal/sign-in/sign-out.ts";

export { PASSWORD, TEMPORARY } from "../../../../packages/local-aws/test/cognito/cognito-world.ts";

/** The password that a person chooses to replace PASSWORD or TEMPORARY. */
export const CHOSEN = "a-quiet-walk-at-dawn";

/** A pool without second factors that mails codes for a new password. */
export const plainPool = {
  MfaConfiguration: "OFF",
  EnabledMfas: [],
  AccountRecoverySetting: recovery("verified_email"),
};

const notImplemented = () => Promise.reject(new Error("not implemented"));

/** These routes do not read links. */
const withoutLinks = {
  records: { find: notImplemented, get: notImplemented, create: notImplemented, change: notImplemented },
  readPerson: notImplemented,
  sealPassword: notImplemented,
  sealCode: notImplemented,
  unsealAuthenticator: notImplemented,
  completeWait: notImplemented,
  failWait: notImplemented,
} satisfies Partial<PortalDeps>;

interface Options {
  readonly pool?: Readonly<Record<string, unknown>>;
  readonly client?: Readonly<Record<string, unknown>>;
  readonly cookieDomain?: string;
  readonly signOut?: PortalDeps["signOut"];
}

/** Starts a user pool with a client, and the portal in front of it. `logged`: everything that the portal has logged. */
export async function startSignInTestbed({ pool, client = {}, cookieDomain, signOut }: Options = {}) {
  const testbed = await mfaWorld(pool);
  const { sdk: cognito, UserPoolId, clock } = testbed;
  const clientId = testbed.addClient(client).id;
  const clientSettings = createClientSettingsReader(cognito, UserPoolId, clientId);
  const readSecret = async () => (await clientSettings()).secret;
  const logged: unknown[] = [];
  const log = (...entry: unknown[]) => void logged.push(entry);
  const portal = createPortal({
    ...withoutLinks,
    signOut: signOut ?? createSignOut(cognito, UserPoolId),
    appClient: { cognito, clientId, readSecret },
    cookieDomain,
    now: () => new Date(clock.now()),
    log: { info: log, error: log },
    page: new Map(),
    // Laxer than the pool's policy, so that Cognito refuses passwords too.
    passwordPolicy: { minLength: 8, maxLength: 256 },
    companyName: "Example Ltd",
    supportContact: "help@example.com",
    signInUrl: "https://portal.example.com/sign-in",
  });
  return {
    ...testbed,
    logged,
    /** Posts to a route below `/api/`: an object as JSON, a text unchanged. */
    post(route: string, body: object | string, headers: Readonly<Record<string, string>> = {}) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const all = { "content-type": "application/json", ...headers };
      return portal.request(`/api/${route}`, { method: "POST", headers: all, body: text });
    },
    /** Signs in at a front end, by Cognito's public operations; returns Cognito's answer. */
    async initiateAuth(username: string, password = PASSWORD) {
      const hash = secretHashParameter(username, clientId, await readSecret());
      const AuthParameters = { USERNAME: username, PASSWORD: password, ...hash };
      const input = { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
      return cognito.send(new InitiateAuthCommand(input));
    },
  };
}

export type SignInTestbed = Awaited<ReturnType<typeof startSignInTestbed>>;

/** The body of an answer, which must have this status and form. */
export async function bodyOf<T>(
  answer: Response | Promise<Response>,
  status: number,
  schema: z.ZodType<T>,
): Promise<T> {
  const response = await answer;
  const body: unknown = await response.json();
  if (response.status !== status) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}

/** Reads the status and body of an answer. */
export async function readAnswer(answer: Response | Promise<Response>) {
  const response = await answer;
  const body: unknown = await response.json();
  return { status: response.status, body };
}
