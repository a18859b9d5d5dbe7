import type { AttributeType } from "@aws-sdk/client-cognito-identity-provider";

/** The value of a user's attribute, or undefined where it is not set. */
export function attributeOf(attributes: readonly AttributeType[] | undefined, name: string): string | undefined {
  return attributes?.find((attribute) => attribute.Name === name)?.Value;
}
