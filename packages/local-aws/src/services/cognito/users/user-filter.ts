import { invalidParameter } from "../errors.ts";
import type { User } from "./user.ts";

const SYNTAX = /^\s*"?(?<name>[\w:]+)"?\s*(?<operator>\^?=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*$/;

const ATTRIBUTES = ["email", "phone_number", "name", "given_name", "family_name", "preferred_username", "sub"];
const read: Readonly<Record<string, (user: User) => string | undefined>> = {
  username: (user) => user.username,
  "cognito:user_status": (user) => user.status,
  status: (user) => (user.enabled ? "Enabled" : "Disabled"),
  ...Object.fromEntries(ATTRIBUTES.map((name) => [name, (user: User) => user.attributes.get(name)])),
};

/**
 * Compiles the Filter of ListUsers: `attribute = "value"` or `attribute ^= "prefix"`. An empty filter matches every user.
 * Throws InvalidParameterException.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api
 */
export function userFilter(filter: string): (user: User) => boolean {
  if (filter === "") return () => true;
  const parts = SYNTAX.exec(filter)?.groups;
  if (parts === undefined) throw invalidParameter("Error while parsing filter.");
  const { name = "", operator, value: quoted = "" } = parts;
  const of = Object.hasOwn(read, name) ? read[name] : undefined;
  if (of === undefined) throw invalidParameter(`Cannot filter users by the attribute ${name}.`);
  const value = quoted.replaceAll(/\\(.)/g, "$1");
  return (user) => (operator === "=" ? of(user) === value : (of(user)?.startsWith(value) ?? false));
}
