import { BlockList, isIP } from "node:net";
import { invalidPattern } from "./invalid.ts";
import type { Test } from "./json.ts";
import { textArgument } from "./text-operators.ts";

/**
 * Matches the IPv4 or IPv6 addresses of one block, for example `10.0.0.0/24`. The mask is required and must be shorter
 * than the address; a single address is matched as text. https://github.com/aws/event-ruler
 */
export function cidr(argument: unknown): Test {
  const text = textArgument("cidr", argument);
  const [address = "", mask, ...others] = text.split("/");
  const family = familyOf(address);
  const size = family === "ipv4" ? 32 : 128;
  const bits = Number(mask);
  const isMask = mask !== undefined && /^\d{1,3}$/.test(mask) && bits < size;
  if (family === undefined || others.length > 0 || !isMask) throw invalidPattern(`Malformed CIDR: ${text}`);
  const block = new BlockList();
  block.addSubnet(address, bits, family);
  return (value) => {
    const valueFamily = typeof value === "string" ? familyOf(value) : undefined;
    return typeof value === "string" && valueFamily === family && block.check(value, family);
  };
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? "ipv4" : "ipv6";
}
