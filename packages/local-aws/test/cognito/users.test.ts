import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal } from "./cognito-world.ts";

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld({ pool: { Schema: [{ Name: "email" }, { Name: "badge", Mutable: false }] } });
  await world.create("taken", { email: "Taken@example.com", email_verified: "true", "custom:badge": "7" });
});
afterAll(() => world.stop());

describe("AdminUpdateUserAttributes", () => {
  it.each([
    ["a changed address alone", { email: "b@example.com" }, { email: "b@example.com", email_verified: "false" }],
    ["the same address again", { email: "a@example.com" }, { email: "a@example.com", email_verified: "true" }],
    [
      "a changed address that is verified in the same call",
      { email: "c@example.com", email_verified: "true" },
      { email: "c@example.com", email_verified: "true" },
    ],
    ["a blank value", { given_name: "", email: "a@example.com" }, { email: "a@example.com", email_verified: "true" }],
  ])("with %s", async (title, changes, after) => {
    const username = title.replaceAll(" ", "-");
    await world.create(username, { email: "a@example.com", email_verified: "true" });
    await world.update(username, changes);
    expect(await world.attributesOf(username)).toEqual(after);
    await world.sdk.send(new AdminDeleteUserCommand({ UserPoolId: world.UserPoolId, Username: username }));
  });

  it.each([
    [
      "another's address as a second verified one",
      { email: "taken@example.com", email_verified: "true" },
      "AliasExistsException",
      "An account with the given email already exists.",
    ],
    ["the sub", { sub: "me" }, "InvalidParameterException", "user.sub: Attribute cannot be updated.\n"],
    [
      "an immutable attribute",
      { "custom:badge": "8" },
      "InvalidParameterException",
      "user.custom:badge: Attribute cannot be updated.\n",
    ],
  ])("refuses %s and changes nothing", async (title, changes, name, message) => {
    const username = title.replaceAll(" ", "-");
    await world.create(username, { given_name: "Ada" });
    expect(await refusal(world.update(username, changes))).toEqual({ name, message });
    expect(await world.attributesOf(username)).toEqual({ given_name: "Ada" });
  });
});

describe("an e-mail alias", () => {
  it("signs in only while the address is verified, whatever its case", async () => {
    await world.confirmed("alias", { email: "alias@example.com" });
    const unknown = { name: "UserNotFoundException", message: "User does not exist." };
    expect(await refusal(world.signIn("alias@example.com"))).toEqual(unknown);
    await world.update("alias", { email_verified: "true" });
    expect((await world.signIn("Alias@Example.com")).AuthenticationResult).toBeDefined();
    await world.update("alias", { email: "moved@example.com", email_verified: "true" });
    expect(await refusal(world.signIn("alias@example.com"))).toEqual(unknown);
    expect((await world.get("moved@example.com")).Username).toBe("alias");
  });
});

it("disables, enables and deletes a user", async () => {
  const user = { UserPoolId: world.UserPoolId, Username: "comes-and-goes" };
  await world.confirmed(user.Username);
  await world.sdk.send(new AdminDisableUserCommand(user));
  expect((await world.get(user.Username)).Enabled).toBe(false);
  const disabled = { name: "NotAuthorizedException", message: "User is disabled." };
  expect(await refusal(world.signIn(user.Username))).toEqual(disabled);
  await world.sdk.send(new AdminEnableUserCommand(user));
  expect((await world.signIn(user.Username)).AuthenticationResult).toBeDefined();
  await world.sdk.send(new AdminDeleteUserCommand(user));
  expect((await refusal(world.get(user.Username))).name).toBe("UserNotFoundException");
});

describe("ListUsers", () => {
  beforeAll(async () => {
    for (const number of [1, 2, 3]) await world.create(`list-${number}`, { family_name: `Lister ${number}` });
    await world.setPassword("list-3");
  });

  it.each([
    ['username = "list-1"', ["list-1"]],
    ['family_name ^= "Lister"', ["list-1", "list-2", "list-3"]],
    ['username ^= "list-"', ["list-1", "list-2", "list-3"]],
    ['cognito:user_status = "CONFIRMED"', expect.arrayContaining(["list-3"])],
    ['email = "nobody@example.com"', []],
  ])("finds by %s", async (Filter, names) => {
    const { Users = [] } = await world.sdk.send(new ListUsersCommand({ UserPoolId: world.UserPoolId, Filter }));
    expect(Users.map(({ Username }) => Username)).toEqual(names);
  });

  it("pages", async () => {
    const input = { UserPoolId: world.UserPoolId, Filter: 'username ^= "list-"', Limit: 2 };
    const first = await world.sdk.send(new ListUsersCommand(input));
    const second = await world.sdk.send(new ListUsersCommand({ ...input, PaginationToken: first.PaginationToken }));
    expect([first.Users?.length, second.Users?.length, second.PaginationToken]).toEqual([2, 1, undefined]);
  });

  it.each(["username", 'shoe = "42"'])("refuses the filter %s", async (Filter) => {
    const call = world.sdk.send(new ListUsersCommand({ UserPoolId: world.UserPoolId, Filter }));
    expect((await refusal(call)).name).toBe("InvalidParameterException");
  });
});
