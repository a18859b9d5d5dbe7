/** The JSON of a request's body; undefined for what is none, which the service itself answers. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
