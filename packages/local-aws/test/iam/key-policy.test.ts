import { describe, expect, it } from "vitest";
import type { Iam } from "../../src/services/iam/iam.ts";
import { accountWith, allow, deny, document, KEY, outcome, ROLE_ARN } from "./policies-of-a-role.ts";

const ofTheAccount = { ...allow("kms:*", "*"), Principal: { AWS: "arn:aws:iam::000000000000:root" } };
const ofOthers = {
  ...deny("kms:Decrypt", "*", {
    StringEquals: { "kms:EncryptionContext:content": "password" },
    ArnNotEquals: { "aws:PrincipalArn": ROLE_ARN },
  }),
  Principal: { AWS: "*" },
};
const right = allow(["kms:Encrypt", "kms:Decrypt"], KEY);

const keyWith = (policy: readonly object[], ...statements: readonly object[]) => {
  const iam = accountWith(...statements);
  iam.policies.addToResource(KEY, document(...policy));
  return iam;
};
const use = (iam: Iam, operation: string, EncryptionContext: object, accessKeyId = "writer") => {
  const request = { target: `TrentService.${operation}`, body: { KeyId: "answers", EncryptionContext } };
  return outcome(() => iam.authorize({ accessKeyId, request }));
};
const who = "User: arn:aws:sts::000000000000:assumed-role/writer/write is not authorized to perform: kms:Decrypt";

describe("a key", () => {
  it.each([
    ["leaves it to the role, which may", [ofTheAccount], [right], "allowed"],
    [
      "leaves the decision to the role, which does not allow it",
      [ofTheAccount],
      [],
      "because no identity-based policy allows the kms:Decrypt action",
    ],
    ["does not leave it to the role", [], [right], "because no resource-based policy allows the kms:Decrypt action"],
    ["lets the role in by name", [{ ...allow("kms:Decrypt", "*"), Principal: { AWS: ROLE_ARN } }], [], "allowed"],
    [
      "denies it to everybody",
      [ofTheAccount, { ...deny("kms:*", "*"), Principal: "*" }],
      [right],
      "with an explicit deny in a resource-based policy",
    ],
  ])("whose policy %s", (_, policy, statements, expected) => {
    const iam = keyWith(policy, ...statements);
    expect(use(iam, "Decrypt", {})).toBe(expected === "allowed" ? expected : `${who} on resource: ${KEY} ${expected}`);
  });

  it("that is denied to everybody is denied to the administrator too, also for a ciphertext", () => {
    const iam = keyWith([ofTheAccount, ofOthers], right);
    const text = `User: arn:aws:iam::000000000000:user/local is not authorized to perform: kms:Decrypt on resource: ${KEY} with an explicit deny in a resource-based policy`;
    expect(use(iam, "Decrypt", { content: "password" }, "local")).toBe(text);
    expect(use(iam, "Decrypt", { content: "address" }, "local")).toBe("allowed");
    expect(use(iam, "Encrypt", { content: "password" }, "local")).toBe("allowed");
    expect(use(iam, "Decrypt", { content: "password" })).toBe("allowed");
  });

  it.each([
    [{ orderId: "a", content: "code" }, true],
    [{ orderId: "a", content: "password" }, false],
    [{ orderId: "a", content: "code", more: "b" }, false],
    [{ content: "code" }, false],
    [{}, false],
  ])("that a role may use with an encryption context decides about %j", (context, isAllowed) => {
    const right = allow("kms:Encrypt", KEY, {
      "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["orderId", "content"] },
      Null: { "kms:EncryptionContext:orderId": "false" },
      StringEquals: { "kms:EncryptionContext:content": ["code"] },
    });
    expect(use(keyWith([ofTheAccount], right), "Encrypt", context) === "allowed").toBe(isAllowed);
  });
});
