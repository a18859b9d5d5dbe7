import { Iam, readAssembly } from "local-aws";
import { describe, expect, inject, it } from "vitest";
import { sealedContents } from "../../../contracts/sealed-content.ts";
import { where } from "../world/deployment.ts";
import { deployed } from "./deployed.ts";

const { services, steps } = await deployed(readAssembly(inject("assemblies").standard));
const KEY = services.lambda.find("onboarding-portal").variables["KEY_ARN"] ?? "";
const KeyPolicy = steps.find(({ type }) => type === "AWS::KMS::Key")?.properties["KeyPolicy"];
const denials = services.iam.denials();

const nameOf = (content: string) => `OnlyItsReadersDecryptThe${content.charAt(0).toUpperCase()}${content.slice(1)}`;
const others = "NobodyDecryptsAnythingElse";

it("denied explicitly are these: by the key what is not one's own to read, by the queue what comes without TLS", () => {
  const ofTheKey = denials.filter(({ action }) => action === "kms:Decrypt" || action === "kms:ReEncryptFrom");
  const names = [...sealedContents.map(nameOf), others].flatMap((sid) => [sid, sid]);
  expect(ofTheKey.map(({ sid }) => sid).sort()).toEqual(names.sort());
  // Calls of this machine count as calls by TLS; cdk-nag checks that the queue requires it (AwsSolutions-SQS4).
  const rest = denials.filter((denial) => !ofTheKey.includes(denial));
  expect(rest.map(({ action }) => action)).toEqual(["sqs:*"]);
});

/** The key and somebody who may do everything with every key; without a denial where one is named. */
function accountWithout(without?: string) {
  const iam = new Iam({ ...where, keyArn: () => KEY, machineOfToken: () => undefined });
  iam.policies.addToResource(KEY, KeyPolicy);
  const document = (Statement: object) => ({ Version: "2012-10-17", Statement });
  const PolicyDocument = document({ Effect: "Allow", Action: "kms:*", Resource: "*" });
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } };
  const role = { AssumeRolePolicyDocument: document(trust), Policies: [{ PolicyName: "all", PolicyDocument }] };
  const { arn: roleArn } = iam.policies.createRole("mighty", role);
  for (const denial of iam.denials()) if (denial.sid === without) iam.withdraw(denial);
  return { iam, roleArn };
}

type Account = ReturnType<typeof accountWithout>;

function asks({ iam, roleArn }: Account, action: string, content: string | undefined): void {
  const pair = content === undefined ? {} : { "kms:encryptioncontext:content": [content] };
  const context = {
    "kms:encryptioncontextkeys": ["onboardingId", ...(content === undefined ? [] : ["content"])],
    ...pair,
  };
  iam.authorizeRole({ roleArn, session: "session", action, resource: KEY, context });
}

describe.each([
  ...sealedContents.map((content) => ({ content, sid: nameOf(content) })),
  { content: "something", sid: others },
  { content: undefined, sid: others },
])("what is sealed as $content", ({ content, sid }) => {
  it.each(["kms:Decrypt", "kms:ReEncryptFrom"])(`%s is refused by ${sid}, and by nothing else`, (action) => {
    expect(() => asks(accountWithout(), action, content)).toThrow("with an explicit deny in a resource-based policy");
    expect(() => asks(accountWithout(sid), action, content)).not.toThrow();
  });

  it("not even the administrator may decrypt, but for that", () => {
    const EncryptionContext = { onboardingId: "hire-E1", ...(content === undefined ? {} : { content }) };
    const request = { target: "TrentService.Decrypt", body: { CiphertextBlob: "AA==", EncryptionContext } };
    const asAdministrator = ({ iam }: Account) => iam.authorize({ accessKeyId: "local", request });
    expect(() => asAdministrator(accountWithout())).toThrow("with an explicit deny in a resource-based policy");
    expect(() => asAdministrator(accountWithout(sid))).not.toThrow();
  });
});
