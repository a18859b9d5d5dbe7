import { createServer, type RequestListener, type Server } from "node:http";
import { z } from "zod";
import { hostHeaderGuard } from "./host-header-guard.ts";

/** The ports of a local run. 0 picks a free port. */
export interface Ports {
  readonly awsPort: number;
  readonly apiPort: number;
}

/** What answers on the ports. */
export interface Listeners {
  readonly endpoint: RequestListener;
  readonly api: RequestListener;
}

/** Both ports of a local run, open. Their addresses are known before anything is deployed, because functions need them. */
export interface OpenPorts {
  /** URL of the AWS endpoint. */
  readonly endpoint: string;
  /** URL of the HTTP API. */
  readonly apiUrl: string;
  /** Answers requests from now on, and those that came before. */
  serve(listeners: Listeners): void;
  /** Closes both ports and every open connection. */
  close(): Promise<void>;
}

/** Another program listens on a port. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
  /** The options whose ports are taken. */
  readonly taken: readonly (keyof Ports)[];

  constructor(ports: Ports, taken: readonly (keyof Ports)[]) {
    const numbers = taken.map((option) => ports[option]);
    super(numbers.length === 1 ? `Port ${numbers[0]} is taken.` : `Ports ${numbers.join(" and ")} are taken.`);
    this.taken = taken;
  }
}

/**
 * Opens both ports on the loopback address, behind the guard of the `Host` header. Rejects with `PortTaken` or the system's
 * error; no port is open then.
 */
export async function openPorts(ports: Ports): Promise<OpenPorts> {
  let serve: OpenPorts["serve"] = () => undefined;
  const listeners = new Promise<Listeners>((resolve) => {
    serve = resolve;
  });
  const aws = createServer(hostHeaderGuard(async (...call) => (await listeners).endpoint(...call)));
  const api = createServer(hostHeaderGuard(async (...call) => (await listeners).api(...call)));
  const close = async () => {
    await Promise.all([closeServer(aws), closeServer(api)]);
  };
  const opening = Promise.all([listen(aws, ports.awsPort), listen(api, ports.apiPort)]);
  const [endpoint, apiUrl] = await opening.catch(async (error: unknown) => {
    // For example, a port below 1024 is not permitted. The other one must not stay open.
    await close();
    throw error;
  });
  if (endpoint !== undefined && apiUrl !== undefined) return { endpoint, apiUrl, serve, close };
  await close();
  const isTaken = { awsPort: endpoint === undefined, apiPort: apiUrl === undefined };
  const options = ["awsPort", "apiPort"] as const;
  throw new PortTaken(
    ports,
    options.filter((option) => isTaken[option]),
  );
}

const AddressInUse = z.object({ code: z.literal("EADDRINUSE") });

/** The server's URL; undefined when the port is taken. */
async function listen(server: Server, port: number): Promise<string | undefined> {
  const error = await new Promise<Error | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  if (AddressInUse.safeParse(error).success) return undefined;
  if (error !== undefined) throw error;
  const { port: actual } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${actual}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
