/** Why no journey was begun; the message is for a person at a terminal. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}
