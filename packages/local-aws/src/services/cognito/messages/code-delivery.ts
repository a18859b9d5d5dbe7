import { createHash } from "node:crypto";

/** The attributes to which codes can be sent, each with its medium. */
export const CODE_CHANNELS = {
  email: { medium: "EMAIL" },
  phone_number: { medium: "SMS" },
} as const;
/** An attribute to which codes can be sent. */
export type CodeAttribute = keyof typeof CODE_CHANNELS;

/** A mail address or phone number with most characters hidden: `a***@e***`, `+*******9934`. */
export function masked(destination: string): string {
  const [local = "", domain] = destination.split("@");
  return domain === undefined ? `+*******${destination.slice(-4)}` : `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}

/** The member `CodeDeliveryDetails` of an answer. */
export function codeDelivery(attribute: CodeAttribute, destination: string) {
  const { medium: DeliveryMedium } = CODE_CHANNELS[attribute];
  return { Destination: masked(destination), DeliveryMedium, AttributeName: attribute };
}

/** CodeDeliveryDetails for a name that no user has. The same name in the same pool always gives the same ones. */
export function simulatedDelivery(attribute: CodeAttribute, poolId: string, name: string) {
  if (attribute === "email" && name.includes("@")) return codeDelivery(attribute, name);
  if (attribute === "phone_number" && name.startsWith("+")) return codeDelivery(attribute, name);
  const [first = 0, second = 0, ...rest] = createHash("sha256").update(`${poolId}/${name.toLowerCase()}`).digest();
  const letter = (byte: number) => String.fromCharCode(97 + (byte % 26));
  const digits = rest.slice(0, 4).map((byte) => byte % 10);
  return codeDelivery(attribute, attribute === "email" ? `${letter(first)}@${letter(second)}` : `+${digits.join("")}`);
}

/** A random code of decimal digits, six by default. */
export function newCode(randomBytes: (n: number) => Buffer, digits = 6): string {
  return String(randomBytes(6).readUIntBE(0, 6) % 10 ** digits).padStart(digits, "0");
}
