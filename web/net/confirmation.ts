/** What Cognito's code mail links to: `confirm.<user name, URI-encoded>.<code>` as the fragment. */
export interface Confirmation {
  readonly username: string;
  readonly code: string;
}

/** Undefined for every other fragment. What a mail program glued to the code is left out. */
export function confirmationIn(fragment: string): Confirmation | undefined {
  const [, encoded = "", code = ""] = /^confirm\.(.+)\.(\w+)/.exec(fragment) ?? [];
  if (encoded === "") return undefined;
  try {
    return { username: decodeURIComponent(encoded), code };
  } catch {
    return undefined;
  }
}

/** Whether a fragment means to be one, be it in one piece or not. */
export function isConfirmation(fragment: string): boolean {
  return fragment.startsWith("confirm.");
}
