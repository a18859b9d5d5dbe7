/**
 * The kinds of text that the record holds sealed (encrypted with KMS). Each is the value of `content` in the encryption
 * context, by which the key policy and the functions' roles limit what each function may encrypt or decrypt.
 */
export const sealedContents = ["password", "address", "session", "code", "authenticator"] as const;
export type SealedContent = (typeof sealedContents)[number];
