import { Lazy, type RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { type SealedContent, sealedContents } from "../../contracts/sealed-content.ts";
import type { TaskFunction } from "./task-function.ts";

const contextOfContent = "kms:EncryptionContext:content";

/**
 * The KMS key for texts that one function passes to another through the record. There is one key for all; the
 * encryption context `{onboardingId, content}` limits what each function may encrypt or decrypt.
 */
export class RecordKey extends Construct {
  readonly #key: Key;
  /** Roles that may decrypt, by content. */
  readonly #readers = new Map<SealedContent, string[]>();

  constructor(scope: Construct, id: string, props: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.#key = new Key(this, "Key", {
      description: "Encrypts submitted passwords and codes, corrected addresses, and sign-in sessions.",
      enableKeyRotation: true,
      removalPolicy: props.removalPolicy,
    });
    this.#denyOthers();
  }

  /**
   * Allows only requests whose encryption context has exactly `onboardingId` and one of the contents. `ForAllValues` is
   * also true for a request without a context, so `Null` and `StringEquals` require both keys.
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
   * Denies decryption to everybody but the readers of a content, administrators included. A text without a content, or
   * with an unknown one, is denied to all (a negated condition is true if the key is missing).
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
