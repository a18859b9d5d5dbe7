/** Thrown if no journey can run. The message is for a person at a terminal. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}
