import { FinalFault } from "../faults/faults.ts";

/** Final: Cognito asks for something that this workflow has no way to answer. */
export function unexpectedChallenge(what: string): FinalFault {
  return new FinalFault("UnexpectedChallenge", `Check the user pool and its client: ${what}.`);
}
