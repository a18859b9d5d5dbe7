import { DecryptCommand, EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import { FinalFault } from "./faults/faults.ts";

/** The context ties a sealed password to its onboarding: moved to another record, it does not open. */
const contextOf = (onboardingId: string) => ({ onboardingId });

/** Encrypts a password for one onboarding; base64. The portal may do this and not the opposite. */
export function createSeal(kms: KMSClient, keyArn: string) {
  return async (onboardingId: string, password: string): Promise<string> => {
    const EncryptionContext = contextOf(onboardingId);
    const command = new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from(password, "utf8"), EncryptionContext });
    return Buffer.from(bytesOf((await kms.send(command)).CiphertextBlob)).toString("base64");
  };
}

/** Decrypts what `createSeal` made. Only `finish-password-challenge` may. */
export function createUnseal(kms: KMSClient, keyArn: string) {
  return async (onboardingId: string, sealed: string): Promise<string> => {
    const EncryptionContext = contextOf(onboardingId);
    const command = new DecryptCommand({
      KeyId: keyArn,
      CiphertextBlob: Buffer.from(sealed, "base64"),
      EncryptionContext,
    });
    return Buffer.from(bytesOf((await kms.send(command)).Plaintext)).toString("utf8");
  };
}

function bytesOf(blob: Uint8Array | undefined): Uint8Array {
  if (blob === undefined) throw new FinalFault("EmptyAnswerOfKms", "KMS answered without data.");
  return blob;
}
