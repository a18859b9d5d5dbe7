/** A code that people type: six digits, unless it is to have another number of them. */
export function newCode(randomBytes: (n: number) => Buffer, digits = 6): string {
  return String(randomBytes(6).readUIntBE(0, 6) % 10 ** digits).padStart(digits, "0");
}
