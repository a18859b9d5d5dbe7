import { AwsError } from "../../kernel/aws-error.ts";

const LOCAL_PART = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN =
  /^(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/**
 * Throws BadRequestException unless the address has the form `user@example.com` or `Name <user@example.com>`, with an
 * ASCII local part and a domain in Punycode. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
 */
export function checkAddress(address: string): void {
  const { localPart, domain } = splitAddress(address);
  if (localPart === "") throw new AwsError("BadRequestException", "Missing final '@domain'");
  const isLegal = LOCAL_PART.test(localPart) && DOMAIN.test(domain);
  if (!isLegal) throw new AwsError("BadRequestException", "Illegal address");
}

/** The two parts of an address, without its display name. Both are empty when there is no local part. */
export function splitAddress(address: string): { readonly localPart: string; readonly domain: string } {
  const bare = /^[^<>]*<([^<>]*)>$/.exec(address.trim())?.[1] ?? address.trim();
  const at = bare.lastIndexOf("@");
  return at < 1 ? { localPart: "", domain: "" } : { localPart: bare.slice(0, at), domain: bare.slice(at + 1) };
}
