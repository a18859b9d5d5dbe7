import { z } from "zod";
import { invalidParameter } from "../errors.ts";
import { toWire } from "../users/attributes.ts";
import { userFilter } from "../users/user-filter.ts";
import { userView } from "../users/user-view.ts";
import { userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const PAGE = 60;
const input = z.strictObject({
  UserPoolId: userPoolId,
  AttributesToGet: z.array(z.string()).optional(),
  Filter: z.string().max(256).default(""),
  Limit: z.number().int().min(0).max(PAGE).default(PAGE),
  PaginationToken: z.string().min(1).optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export const listUsers = operation(input, (pools, request) => {
  const pool = pools.get(request.UserPoolId);
  const found = pool.users.all().filter(userFilter(request.Filter));
  // The token is the sub of the page's last user, so that users who are added or removed do not shift the pages.
  const start = request.PaginationToken === undefined ? 0 : after(found, request.PaginationToken);
  const end = start + (request.Limit || PAGE);
  const users = found.slice(start, end);
  const last = users.at(-1);
  const wanted = (name: string) => request.AttributesToGet?.includes(name) ?? true;
  return {
    Users: users.map((user) => {
      const attributes = [...user.attributes].filter(([name]) => wanted(name));
      return { ...userView(user), Attributes: toWire(new Map(attributes)) };
    }),
    ...(last !== undefined && end < found.length ? { PaginationToken: last.sub } : {}),
  };
});

function after(users: readonly { readonly sub: string }[], token: string): number {
  const index = users.findIndex(({ sub }) => sub === token);
  if (index < 0) throw invalidParameter("Invalid pagination token");
  return index + 1;
}
