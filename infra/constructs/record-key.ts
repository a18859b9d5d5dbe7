import { Lazy, type RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { type SealedContent, sealedContents } from "../../contracts/sealed-content.ts";
import type { TaskFunction } from "./task-function.ts";

const contextOfContent = "kms:EncryptionContext:content";

/**
 * Seals what one function hands to another by way of the record. One key: what a function may seal or open, the
 * encryption context `{onboardingId, content}` says.
 */
export class RecordKey extends Construct {
  readonly #key: Key;
  /** Roles that may decrypt, by content. */
  readonly #readers = new Map<SealedContent, string[]>();

  constructor(scope: Construct, id: string, props: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.#key = new Key(this, "Key", {
      description: "Seals what people answer, and what has to wait for their answer.",
      enableKeyRotation: true,
      removalPolicy: props.removalPolicy,
    });
    this.#denyOthers();
  }

  /**
   * Only with an encryption context that has exactly `onboardingId` and one of the contents. `ForAllValues` alone is
   * also true of a request without any context; what must be there, `Null` and `StringEquals` say.
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context-keys
   */
  grantTo(task: TaskFunction, action: "Encrypt" | "Decrypt", ...contents: SealedContent[]): void {
    if (action === "Decrypt") for (const content of contents) this.#readersOf(content).push(task.roleArn);
    task.grantPermissions({
      environment: { KEY_ARN: this.#key.keyArn },
      actions: [`kms:${action}`],
      resources: [this.#key.keyArn],
      conditions: {
        "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["onboardingId", "content"] },
        Null: { "kms:EncryptionContext:onboardingId": "false" },
        StringEquals: { [contextOfContent]: contents },
      },
    });
  }

  /**
   * Not even an administrator reads an answer: the key itself refuses everybody but the readers of a content, and
   * everybody what has no content or an unknown one (a negated condition is true of what is missing).
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
   */
  #denyOthers(): void {
    for (const content of sealedContents) {
      this.#deny(`OnlyItsReadersDecryptThe${content.charAt(0).toUpperCase()}${content.slice(1)}`, {
        StringEquals: { [contextOfContent]: content },
        ArnNotEquals: { "aws:PrincipalArn": Lazy.list({ produce: () => this.#readersOf(content) }) },
      });
    }
    this.#deny("NobodyDecryptsAnythingElse", { StringNotEquals: { [contextOfContent]: [...sealedContents] } });
  }

  #deny(sid: string, conditions: Readonly<Record<string, unknown>>): void {
    this.#key.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ["kms:Decrypt", "kms:ReEncryptFrom"],
        resources: ["*"],
        conditions,
      }),
    );
  }

  #readersOf(content: SealedContent): string[] {
    const readers = this.#readers.get(content) ?? [];
    this.#readers.set(content, readers);
    return readers;
  }
}
