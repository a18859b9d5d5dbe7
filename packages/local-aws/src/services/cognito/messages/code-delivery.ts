import { createHash } from "node:crypto";

/** Where codes can go: an attribute, and how messages reach what it holds. */
export const CODE_CHANNELS = {
  email: { medium: "EMAIL" },
  phone_number: { medium: "SMS" },
} as const;
export type CodeAttribute = keyof typeof CODE_CHANNELS;

/** An address or phone number that can still be told, but not guessed, from the rest: `a***@e***`, `+*******9934`. */
export function masked(destination: string): string {
  const [local = "", domain] = destination.split("@");
  return domain === undefined ? `+*******${destination.slice(-4)}` : `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}

/** The member `CodeDeliveryDetails` of an answer. */
export function codeDelivery(attribute: CodeAttribute, destination: string) {
  const { medium: DeliveryMedium } = CODE_CHANNELS[attribute];
  return { Destination: masked(destination), DeliveryMedium, AttributeName: attribute };
}

/** As `codeDelivery`, for a name that nobody has: always the same for the same name in the same pool. */
export function simulatedDelivery(attribute: CodeAttribute, poolId: string, name: string) {
  if (attribute === "email" && name.includes("@")) return codeDelivery(attribute, name);
  if (attribute === "phone_number" && name.startsWith("+")) return codeDelivery(attribute, name);
  const [first = 0, second = 0, ...rest] = createHash("sha256").update(`${poolId}/${name.toLowerCase()}`).digest();
  const letter = (byte: number) => String.fromCharCode(97 + (byte % 26));
  const digits = rest.slice(0, 4).map((byte) => byte % 10);
  return codeDelivery(attribute, attribute === "email" ? `${letter(first)}@${letter(second)}` : `+${digits.join("")}`);
}
