/**
 * What a text that the record holds encrypted is: the part `content` of its KMS encryption context. The key's policy and
 * the functions' roles name the contents that each function may encrypt or decrypt.
 */
export const sealedContents = ["password", "address", "session", "code", "authenticator"] as const;
export type SealedContent = (typeof sealedContents)[number];
