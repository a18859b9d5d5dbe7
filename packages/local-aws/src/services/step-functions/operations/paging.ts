import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";

/** The parameters of a list that has pages. */
export const pagingFields = {
  /** 0 means the default. */
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().max(1024).optional(),
};

/** The parsed parameters of a page. */
export interface Paging {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/**
 * One page of the items that `keep` accepts. The token is a position in `all`, to which items are only appended. Throws
 * InvalidToken.
 */
export function page<T>(
  all: readonly T[],
  newestFirst: boolean,
  { maxResults, nextToken }: Paging,
  keep = (_: T) => true,
) {
  const step = newestFirst ? -1 : 1;
  const size = maxResults || 100;
  const found: T[] = [];
  let at = nextToken === undefined ? (newestFirst ? all.length - 1 : 0) : position(nextToken);
  for (let item = all[at]; item !== undefined; at += step, item = all[at]) {
    if (!keep(item)) continue;
    if (found.length === size) return { found, nextToken: token(at) };
    found.push(item);
  }
  return { found, nextToken: undefined };
}

function token(at: number): string {
  return Buffer.from(`at:${at}`).toString("base64url");
}

function position(text: string): number {
  const [, digits] = /^at:(\d+)$/.exec(Buffer.from(text, "base64url").toString()) ?? [];
  if (digits === undefined) throw new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
  return Number(digits);
}
