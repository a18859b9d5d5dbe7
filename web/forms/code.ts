import { texts } from "../texts/texts.ts";

/** A code as the portal takes it: people and clipboards group digits, and some keyboards type wide ones. */
export function codeIn(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "");
}

export function faultOfCode(typed: string) {
  const code = codeIn(typed);
  if (code === "") return { place: "code", message: texts.fault.noCode } as const;
  // Cognito's codes have six digits, or eight; a try is not worth spending on half a code.
  return /^\d{6,8}$/.test(code) ? undefined : ({ place: "code", message: texts.fault.code } as const);
}
