import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Tokens } from "../../lib/cognito/next-step.ts";

const names = { access: "access_token", id: "id_token", refresh: "refresh_token" } as const;

/** Cognito's own default for a refresh token: 30 days. A cookie that outlives its token is of no use to anybody. */
const REFRESH_SECONDS = 30 * 86_400;

/** Keeps the tokens of a sign-in in the browser, where no script reads them and no other site sends them. */
export function keepTokens(c: Context, tokens: Tokens, domain: string | undefined): void {
  const keep = (name: string, value: string, maxAge: number) =>
    setCookie(c, name, value, {
      path: "/",
      secure: true,
      httpOnly: true,
      sameSite: "Strict",
      maxAge,
      ...(domain === undefined ? {} : { domain }),
    });
  keep(names.access, tokens.accessToken, tokens.expiresIn);
  keep(names.id, tokens.idToken, tokens.expiresIn);
  if (tokens.refreshToken !== undefined) keep(names.refresh, tokens.refreshToken, REFRESH_SECONDS);
}

/** The access token that `keepTokens` left; undefined for who is not signed in. */
export function accessTokenOf(c: Context): string | undefined {
  return getCookie(c, names.access);
}
