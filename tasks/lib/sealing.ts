import { DecryptCommand, EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { SealedContent } from "../../contracts/sealed-content.ts";
import { FinalFault } from "./faults/faults.ts";

/** Encrypts a text of one onboarding with KMS. Returns base64. */
export type Seal = (onboardingId: string, text: string) => Promise<string>;
/** Decrypts a sealed text of the same onboarding and content. */
export type Unseal = (onboardingId: string, sealed: string) => Promise<string>;

/** The encryption context binds a sealed text to its onboarding and content: KMS decrypts it for no other. */
const contextOf = (onboardingId: string, content: SealedContent) => ({ onboardingId, content });

export function createSeal(kms: KMSClient, keyArn: string, content: SealedContent): Seal {
  return async (onboardingId, text) => {
    const EncryptionContext = contextOf(onboardingId, content);
    const command = new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from(text, "utf8"), EncryptionContext });
    return Buffer.from(bytesOf((await kms.send(command)).CiphertextBlob)).toString("base64");
  };
}

export function createUnseal(kms: KMSClient, keyArn: string, content: SealedContent): Unseal {
  return async (onboardingId, sealed) => {
    const command = new DecryptCommand({
      KeyId: keyArn,
      CiphertextBlob: Buffer.from(sealed, "base64"),
      EncryptionContext: contextOf(onboardingId, content),
    });
    return Buffer.from(bytesOf((await kms.send(command)).Plaintext)).toString("utf8");
  };
}

function bytesOf(blob: Uint8Array | undefined): Uint8Array {
  if (blob === undefined) throw new FinalFault("EmptyAnswerOfKms", "The response of KMS has no data.");
  return blob;
}
