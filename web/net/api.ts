import type { Accepted, LinkView, PasswordSet, Problem, ResendAccepted } from "../../contracts/portal-api.ts";
import type { Confirmation } from "./link.ts";

/** Why the portal itself did not answer. The page may always try again: all routes of a link can be repeated safely. */
export type Trouble = "offline" | "busy" | "failing";

/** The portal's answer: what the route promises, or a problem. */
export type Answer<Body> =
  | { readonly kind: "success"; readonly body: Body }
  | { readonly kind: "problem"; readonly problem: Problem };

export type Reply<Body> = Answer<Body> | { readonly kind: "trouble"; readonly trouble: Trouble };

const TIMEOUT_MS = 15_000;

export function openLink(link: string, signal: AbortSignal) {
  return post("link/open", { link }, isLinkView, signal);
}

export function fetchLinkStatus(link: string, signal: AbortSignal) {
  return post("link/status", { link }, isLinkView, signal);
}

export function sendPassword(link: string, newPassword: string, signal: AbortSignal) {
  return post("link/password", { link, newPassword }, hasState<Accepted>, signal);
}

export function sendCode(link: string, code: string, signal: AbortSignal) {
  return post("link/code", { link, code }, hasState<Accepted>, signal);
}

export function requestFreshLink(link: string, signal: AbortSignal) {
  return post("link/resend", { link }, hasState<ResendAccepted>, signal);
}

export function confirmPassword(request: Confirmation & { readonly newPassword: string }, signal: AbortSignal) {
  return post("password/confirm", request, hasState<PasswordSet>, signal);
}

async function post<Body>(
  route: string,
  body: object,
  isExpected: (content: unknown) => content is Body,
  signal: AbortSignal,
): Promise<Reply<Body>> {
  const response = await send(route, body, signal);
  const content: unknown = await response?.json().catch(() => undefined);
  if (response === undefined) return { kind: "trouble", trouble: "offline" };
  // Another body with status 200 comes from something between page and portal, such as a hotel's sign-in page.
  if (response.ok)
    return isExpected(content) ? { kind: "success", body: content } : { kind: "trouble", trouble: "offline" };
  const problem = isProblem(content) && !content.type.endsWith(":busy") ? content : undefined;
  if (response.status < 500 && problem !== undefined) return { kind: "problem", problem };
  // Either Cognito is busy, or API Gateway, which throttles with 429 and without problem details.
  return { kind: "trouble", trouble: response.status === 429 || response.status === 503 ? "busy" : "failing" };
}

/** Undefined without a response, and after the timeout. */
async function send(route: string, body: object, signal: AbortSignal): Promise<Response | undefined> {
  const request = new AbortController();
  const abort = () => request.abort();
  const timer = setTimeout(abort, TIMEOUT_MS);
  signal.addEventListener("abort", abort);
  try {
    return await fetch(`/api/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: request.signal,
    });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

function isLinkView(content: unknown): content is LinkView {
  return hasState(content) && "companyName" in content;
}

function hasState<Body extends { readonly state: string }>(content: unknown): content is Body {
  return isObject(content) && "state" in content;
}

function isProblem(content: unknown): content is Problem {
  return isObject(content) && "type" in content && typeof content.type === "string";
}

function isObject(content: unknown): content is object {
  return typeof content === "object" && content !== null;
}
