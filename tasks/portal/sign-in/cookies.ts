import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Tokens } from "../../lib/cognito/next-step.ts";

const names = { access: "access_token", id: "id_token", refresh: "refresh_token" } as const;

/** Cognito's default lifetime of a refresh token is 30 days. A cookie that outlives its token does no harm. */
const REFRESH_SECONDS = 30 * 86_400;

/** Sets the tokens of a sign-in as cookies that scripts cannot read and that requests from other sites do not carry. */
export function setTokenCookies(c: Context, tokens: Tokens, domain: string | undefined): void {
  const set = (name: string, value: string, maxAge: number) =>
    setCookie(c, name, value, {
      path: "/",
      secure: true,
      httpOnly: true,
      sameSite: "Strict",
      maxAge,
      ...(domain === undefined ? {} : { domain }),
    });
  set(names.access, tokens.accessToken, tokens.expiresIn);
  set(names.id, tokens.idToken, tokens.expiresIn);
  if (tokens.refreshToken !== undefined) set(names.refresh, tokens.refreshToken, REFRESH_SECONDS);
}

/** The access token from its cookie; undefined if the person is not signed in. */
export function accessTokenOf(c: Context): string | undefined {
  return getCookie(c, names.access);
}
