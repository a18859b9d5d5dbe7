import { z } from "zod";
import { ask, type PortalAnswer, sleep } from "../actors/browser.ts";
import { CODE } from "../actors/codes.ts";
import { sendEvent } from "../actors/hr.ts";
import { DAY, MINUTE } from "../story/time.ts";
import type { World } from "../world/world.ts";

/** Something that a scenario waits for has not come in time. */
export class NothingCame extends Error {
  override readonly name = "NothingCame";
}

export { DAY, MINUTE };

/** First every few milliseconds, then twice a minute. */
const LOOKS = { soon: 400, everyMs: 10, later: 60, thenEveryMs: 30_000 };

/** What Cognito answers, as far as a scenario acts on it. */
const SignIn = z.looseObject({
  Session: z.string().optional(),
  AuthenticationResult: z.looseObject({ RefreshToken: z.string().optional() }).optional(),
});

/** Everything outside of an account that scenarios need: HR, people, administrators, front ends, other services. */
export class Outside {
  readonly #world: World;
  /** What the portal answered, and what else people saw. */
  readonly seen: string[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  get now(): number {
    return this.#world.clock.now();
  }

  sleep(ms: number): Promise<void> {
    return sleep(this.#world, ms);
  }

  /** Resolves with what `look` finds at last. */
  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    for (let n = 0; n < LOOKS.soon + LOOKS.later; n += 1) {
      const found = look();
      if (found !== undefined) return found;
      await this.sleep(n < LOOKS.soon ? LOOKS.everyMs : LOOKS.thenEveryMs);
    }
    throw new NothingCame(what);
  }

  /** HR puts an event on the bus. */
  sendEvent(detailType: string, detail: object): Promise<void> {
    return sendEvent(this.#world, detailType, detail);
  }

  hire(email: string, more: object = {}): Promise<void> {
    return this.sendEvent("EmployeeHired", {
      employeeId: "E1",
      email,
      givenName: "Ada",
      familyName: "Lovelace",
      ...more,
    });
  }

  /** The mail service reports a bounce or a complaint late: long after it accepted the mail. */
  comesBack(onboardingId: string, round: number, how: "Bounce" | "Complaint" = "Bounce"): void {
    const set = this.#world.services.lambda.find("onboarding-send-link").variables["CONFIGURATION_SET"];
    const tags = { "ses:configuration-set": [set], onboardingId: [onboardingId], round: [String(round)] };
    const detailType = how === "Bounce" ? "Email Bounced" : "Email Complaint Received";
    const about = how === "Bounce" ? { bounce: { bounceType: "Permanent" } } : { complaint: {} };
    this.#happens("aws.ses", detailType, { eventType: how, mail: { tags }, ...about });
  }

  /** Step Functions reports that a run has failed. */
  runFails(): void {
    const stateMachineArn = this.#world.outputs["OnboardingStateMachineArn"];
    this.#happens("aws.states", "Step Functions Execution Status Change", { status: "FAILED", stateMachineArn });
  }

  /** A service of AWS puts an event on the default bus. */
  #happens(source: string, detailType: string, detail: Readonly<Record<string, unknown>>): void {
    this.#world.services.eventBridge.putServiceEvent({ source, detailType, detail, resources: [] });
  }

  /** An administrator or a front end calls Cognito: what it answers of a sign-in. */
  async cognito(operation: string, input: object): Promise<z.infer<typeof SignIn>> {
    const { clock, services } = this.#world;
    const answer = await clock.atOnce(() => services.cognito.service.call(operation, input));
    return SignIn.parse(answer ?? {});
  }

  get pool(): { readonly UserPoolId: string | undefined } {
    return { UserPoolId: this.#world.outputs["UserPoolId"] };
  }

  get client(): { readonly ClientId: string | undefined } {
    return { ClientId: this.#world.outputs["AppClientId"] };
  }

  /** `POST /api/<route>`. */
  async post(route: string, body: object, cookie?: string): Promise<PortalAnswer> {
    const answer = await ask(this.#world, route, body, cookie);
    this.seen.push(`${route} ${answer.status} ${answer.body.state ?? ""}`);
    return answer;
  }

  /** The page asks until it shows this state. */
  async shows(link: string, state: string): Promise<PortalAnswer["body"]> {
    for (let n = 0; n < 20; n += 1) {
      const { body } = await this.post("link/status", { link });
      if (body.state === state) return body;
      this.seen.pop();
      await this.sleep(2_000);
    }
    throw new NothingCame(`the page to show ${state}`);
  }

  /** The `count`th mail to somebody, by what is looked for in it. */
  #mailed(to: string, pattern: RegExp, count: number): string | undefined {
    const mails = this.#world.services.ses.mailbox().filter((mail) => mail.to.includes(to));
    return mails.flatMap(({ text, html }) => pattern.exec(text)?.[1] ?? pattern.exec(html)?.[1] ?? [])[count - 1];
  }

  linkMailed(to: string, count = 1): Promise<string> {
    return this.until(`link ${count} by mail`, () => this.#mailed(to, /#(hire-\S+|reset-\S+)/, count));
  }

  /** A code to reset a password with, or to sign in. */
  codeMailed(to: string): Promise<string> {
    return this.until("a code by mail", () => this.#mailed(to, CODE, 1));
  }

  codeTexted(): Promise<string> {
    return this.until("a code by text message", () => /\d{6,8}/.exec(this.#world.services.texts()[0]?.text ?? "")?.[0]);
  }

  event(detailType: string): Promise<object> {
    const find = () =>
      this.#world.services.eventBridge.events().find(({ event }) => event["detail-type"] === detailType);
    return this.until(`the event ${detailType}`, find);
  }

  /** A run waits for somebody. */
  async waits(id: string): Promise<void> {
    await this.until(`${id} to wait`, () => this.#world.recorder.records.get(id)?.taskToken);
  }

  /** So many messages lie in the dead-letter queue. */
  async deadLetters(count: number): Promise<void> {
    const { sqs } = this.#world.services;
    const find = () => (sqs.queues().flatMap(({ arn }) => sqs.messages(arn)).length >= count ? true : undefined);
    await this.until(`${count} dead letters`, find);
  }
}
