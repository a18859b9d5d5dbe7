import { expect, it } from "vitest";
import { z } from "zod";
import type { SealedContent } from "../../contracts/sealed-content.ts";
import { sealedContents } from "../../contracts/sealed-content.ts";
import { synthesizeStack } from "./synthesize-stack.ts";

const template = synthesizeStack();

const Key = z.object({
  EnableKeyRotation: z.literal(true),
  KeyPolicy: z.object({ Statement: z.array(z.looseObject({ Effect: z.string() })) }),
});
const [key, ...more] = Object.values(template.findResources("AWS::KMS::Key")).map(({ Properties }) =>
  Key.parse(Properties),
);
const denials = key?.KeyPolicy.Statement.filter(({ Effect }) => Effect === "Deny") ?? [];

const denial = {
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: ["kms:Decrypt", "kms:ReEncryptFrom"],
  Resource: "*",
};

function roleArn(id: string) {
  const [roleId, ...others] = Object.keys(template.findResources("AWS::IAM::Role")).filter((role) =>
    role.startsWith(`${id}Role`),
  );
  expect(others).toEqual([]);
  return { "Fn::GetAtt": [roleId, "Arn"] };
}

it("is one key, with a rule for every content that tasks encrypt", () => {
  expect(more).toEqual([]);
  expect([...sealedContents] satisfies SealedContent[]).toEqual(Object.keys(readers));
});

const readers: Readonly<Record<SealedContent, string>> = {
  password: "FinishPasswordChallenge",
  address: "TakeNewAddress",
  session: "AnswerMfaChallenge",
  code: "AnswerMfaChallenge",
  authenticator: "Portal",
};

it.each(Object.entries(readers))("lets nobody decrypt a sealed %s but the role of %s", (content, reader) => {
  expect(denials).toContainEqual({
    ...denial,
    Sid: expect.any(String),
    Condition: {
      StringEquals: { "kms:EncryptionContext:content": content },
      ArnNotEquals: { "aws:PrincipalArn": [roleArn(reader)] },
    },
  });
});

it("lets nobody decrypt data with no content or an unknown one", () => {
  expect(denials).toContainEqual({
    ...denial,
    Sid: expect.any(String),
    Condition: { StringNotEquals: { "kms:EncryptionContext:content": [...sealedContents] } },
  });
});
