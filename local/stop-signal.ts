/** The run was asked to stop before it was ready: no failure. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/**
 * Aborts, with `Stopped`, at the first SIGINT or SIGTERM. Those after it do nothing: npm passes on a Ctrl-C that the
 * terminal has sent here already.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new Stopped());
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return controller.signal;
}
