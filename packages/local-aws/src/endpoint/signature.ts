/**
 * The access key in the `Authorization` header of a signed request; undefined for a request without a signature. The
 * signature itself is not verified, because there is no secret to protect on one machine.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function accessKeyOf(authorization: string | undefined): string | undefined {
  return /Credential=([^/,\s]+)\//.exec(authorization ?? "")?.[1];
}
