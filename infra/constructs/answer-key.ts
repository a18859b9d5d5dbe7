import type { RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

/** Seals a password between the portal, which can only encrypt, and the finishing task, which can only decrypt. */
export class AnswerKey extends Construct {
  readonly #key: Key;

  constructor(scope: Construct, id: string, props: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.#key = new Key(this, "Key", {
      description: "Seals the answers of people who are being onboarded.",
      enableKeyRotation: true,
      removalPolicy: props.removalPolicy,
    });
  }

  /**
   * Only with an encryption context that is exactly `onboardingId`. `ForAllValues` alone is also true
   * of a request without any context, which `Null` rules out.
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context-keys
   */
  giveTo(task: TaskFunction, action: "Encrypt" | "Decrypt"): void {
    if (action === "Decrypt") this.#denyOthers(task);
    task.give({
      environment: { KEY_ARN: this.#key.keyArn },
      actions: [`kms:${action}`],
      resources: [this.#key.keyArn],
      conditions: {
        "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["onboardingId"] },
        Null: { "kms:EncryptionContextKeys": "false" },
      },
    });
  }

  /** Not even an administrator reads a password: the key itself refuses everybody but the one role. */
  #denyOthers(task: TaskFunction): void {
    const statement = new PolicyStatement({
      sid: "OnlyTheFinishingTaskDecrypts",
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ["kms:Decrypt", "kms:ReEncryptFrom"],
      resources: ["*"],
      conditions: { ArnNotEquals: { "aws:PrincipalArn": task.roleArn } },
    });
    this.#key.addToResourcePolicy(statement);
  }
}
