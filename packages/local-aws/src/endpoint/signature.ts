/**
 * The access key that a request is signed with, out of its `Authorization` header; undefined for a request that is not
 * signed. The signature itself is not looked at: on one machine there is nobody to keep a secret from.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function accessKeyOf(authorization: string | undefined): string | undefined {
  return /Credential=([^/,\s]+)\//.exec(authorization ?? "")?.[1];
}
