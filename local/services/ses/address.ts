import { AwsError } from "../../kernel/aws-error.ts";

const LOCAL_PART = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN =
  /^(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/**
 * Checks `user@example.com` or `Name <user@example.com>`. The local part is ASCII only and an
 * international domain is in Punycode: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
 */
export function checkAddress(address: string): void {
  const bare = /^[^<>]*<([^<>]*)>$/.exec(address.trim())?.[1] ?? address.trim();
  const at = bare.lastIndexOf("@");
  if (at < 1) throw new AwsError("BadRequestException", "Missing final '@domain'");
  const isLegal = LOCAL_PART.test(bare.slice(0, at)) && DOMAIN.test(bare.slice(at + 1));
  if (!isLegal) throw new AwsError("BadRequestException", "Illegal address");
}
