import type { Accepted, LinkView, PasswordSet, Problem, ResendAccepted } from "../../contracts/portal-api.ts";
import type { Confirmation } from "./confirmation.ts";

/** Why there was no answer of the portal's own: worth another try, because no route of a link minds a repetition. */
export type Trouble = "offline" | "busy" | "failing";

export type Reply<Body> =
  | { readonly kind: "answer"; readonly body: Body }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

const TIMEOUT_MS = 15_000;

export const openLink = (link: string, signal: AbortSignal) => post("link/open", { link }, isLinkView, signal);
export const lookAgain = (link: string, signal: AbortSignal) => post("link/status", { link }, isLinkView, signal);
export const sendPassword = (link: string, newPassword: string, signal: AbortSignal) =>
  post("link/password", { link, newPassword }, isAccepted, signal);
export const sendCode = (link: string, code: string, signal: AbortSignal) =>
  post("link/code", { link, code }, isAccepted, signal);
export const requestLink = (link: string, signal: AbortSignal) => post("link/resend", { link }, isRequested, signal);
export const confirmPassword = (request: Confirmation & { readonly newPassword: string }, signal: AbortSignal) =>
  post("password/confirm", request, isPasswordSet, signal);

async function post<Body>(
  route: string,
  body: object,
  isExpected: (content: unknown) => content is Body,
  signal: AbortSignal,
): Promise<Reply<Body>> {
  const response = await send(route, body, signal);
  const content: unknown = await response?.json().catch(() => undefined);
  if (response === undefined) return { kind: "trouble", trouble: "offline" };
  // A 200 that is not the portal's comes from something in between, such as the sign-in page of a hotel's network.
  if (response.ok)
    return isExpected(content) ? { kind: "answer", body: content } : { kind: "trouble", trouble: "offline" };
  const problem = isProblem(content) && !content.type.endsWith(":busy") ? content : undefined;
  if (response.status < 500 && problem !== undefined) return { kind: "refused", problem };
  // Busy is Cognito, or API Gateway, whose own throttling answers 429 without problem details.
  return { kind: "trouble", trouble: response.status === 429 || response.status === 503 ? "busy" : "failing" };
}

async function send(route: string, body: object, signal: AbortSignal): Promise<Response | undefined> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal.addEventListener("abort", stop);
  try {
    return await fetch(`/api/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: limit.signal,
    });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function isLinkView(content: unknown): content is LinkView {
  return isObject(content) && "state" in content && "companyName" in content;
}

function isAccepted(content: unknown): content is Accepted {
  return isObject(content) && "state" in content;
}

function isRequested(content: unknown): content is ResendAccepted {
  return isObject(content) && "state" in content;
}

function isPasswordSet(content: unknown): content is PasswordSet {
  return isObject(content) && "state" in content;
}

function isProblem(content: unknown): content is Problem {
  return isObject(content) && "type" in content && typeof content.type === "string";
}

function isObject(content: unknown): content is object {
  return typeof content === "object" && content !== null;
}
