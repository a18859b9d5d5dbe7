import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { LinkView } from "../../contracts/portal-api.ts";
import { until } from "../../packages/local-aws/test/support/until.ts";
import type { TestPlatform } from "./platform.ts";

export interface Hire {
  readonly employeeId: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** Builds a hire as HR sends it; `overrides` replaces its defaults. */
export function buildHire(overrides: Partial<Hire> = {}): Hire {
  const employeeId = overrides.employeeId ?? "E1001";
  return {
    employeeId,
    email: `${employeeId.toLowerCase()}@example.com`,
    givenName: "Ada",
    familyName: "Lovelace",
    ...overrides,
  };
}

export const GOOD_PASSWORD = "a-quiet-walk-at-dawn";

/** HR, which puts events on the bus. */
export function hrAt(platform: TestPlatform) {
  const emit = async (DetailType: string, detail: unknown) => {
    const Detail = typeof detail === "string" ? detail : JSON.stringify(detail);
    const entry = { EventBusName: platform.outputs["eventBusName"], Source: "hr", DetailType, Detail };
    return platform.events.send(new PutEventsCommand({ Entries: [entry] }));
  };
  return { emit, hire: (hire: Partial<Hire> = {}) => emit("EmployeeHired", buildHire(hire)) };
}

/** What a platform has sent: mails, text messages, and events on the bus. */
export function sentBy({ services }: TestPlatform) {
  const mailsTo = (email: string) => services.ses.mailbox().filter((mail) => mail.to.includes(email));
  const events = (detailType: string, employeeId?: string) =>
    services.eventBridge
      .events()
      .map(({ event }) => event)
      .filter((event) => event["detail-type"] === detailType)
      .filter(({ detail }) => employeeId === undefined || detail["employeeId"] === employeeId);
  return {
    mailsTo,
    events,
    /** Resolves with the link's fragment in the `count`th mail to an address. */
    linkMailedTo: (email: string, count = 1) =>
      until(`mail ${count} to ${email}`, () => fragmentOf(mailsTo(email)[count - 1]?.text)),
    /** Resolves with the `count`th code that was mailed to an address. */
    codeMailedTo: (email: string, count = 1) =>
      until(`code ${count} to ${email}`, () => mailsTo(email).flatMap(({ text }) => codeIn(text))[count - 1]),
    /** Resolves with the last code that was sent to a telephone. */
    codeTextedTo: (telephone: string) =>
      until(`a code to ${telephone}`, () => {
        const texts = services.texts().filter(({ to }) => to === telephone);
        return texts.flatMap(({ text }) => codeIn(text)).at(-1);
      }),
    /** Resolves with the first event of this type for an employee. */
    event: (detailType: string, employeeId: string) =>
      until(`${detailType} of ${employeeId}`, () => events(detailType, employeeId)[0]),
  };
}

function fragmentOf(text: string | undefined): string | undefined {
  return text?.match(/#(\S+)/)?.[1];
}

/** Cognito's codes have six to eight digits and stand alone; the digits of a link are part of a longer word. */
function codeIn(text: string): string[] {
  return text.match(/(?<!\S)\d{6,8}(?=[\s.]|$)/)?.slice(0, 1) ?? [];
}

/** Hires a person and waits for the mail. Returns the hire, with the link's fragment. */
export async function invite(platform: TestPlatform, overrides: Partial<Hire>) {
  const hire = buildHire(overrides);
  await hrAt(platform).hire(hire);
  return { ...hire, link: await sentBy(platform).linkMailedTo(hire.email) };
}

/** Reads a user from Cognito by user name or alias: the state of the account, and the attributes by name. */
export async function userAt(platform: TestPlatform, Username: string) {
  const { userPoolId: UserPoolId } = platform.outputs;
  const user = await platform.cognito.send(new AdminGetUserCommand({ UserPoolId, Username }));
  const attributes = (user.UserAttributes ?? []).map(({ Name, Value }): [string, unknown] => [Name ?? "", Value]);
  return { ...Object.fromEntries(attributes), ...user };
}

/** A person with a link, who calls the portal's API. */
export function personAt(platform: TestPlatform, link: string) {
  const post = (route: string, body: unknown) =>
    fetch(`${platform.outputs.portalUrl}/api/link/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const status = async (): Promise<LinkView> => (await post("status", { link })).json();
  return {
    post,
    open: async (): Promise<LinkView> => (await post("open", { link })).json(),
    status,
    submitPassword: (newPassword: string) => post("password", { link, newPassword }),
    submitCode: (code: string) => post("code", { link, code }),
    requestResend: () => post("resend", { link }),
    /** Resolves with the reason why the last password or code was rejected. */
    waitForRejection: () =>
      until("the rejection", async () => {
        const view = await status();
        return "rejection" in view ? view.rejection : undefined;
      }),
    /** Resolves with the view once it is in this state. */
    waitFor: <State extends LinkView["state"]>(state: State) =>
      until(`the link to be ${state}`, async () => {
        const view = await status();
        return isIn(view, state) ? view : undefined;
      }),
  };
}

function isIn<State extends LinkView["state"]>(
  view: LinkView,
  state: State,
): view is Extract<LinkView, { state: State }> {
  return view.state === state;
}
