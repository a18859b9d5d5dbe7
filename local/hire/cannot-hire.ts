/** Why no event was put on the bus; the message is for a person at a terminal. */
export class CannotHire extends Error {
  override readonly name = "CannotHire";
}
