import { createServer, type RequestListener, type Server } from "node:http";
import { z } from "zod";

/** A port that another program has. The message is for a person at a terminal. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";

  constructor(port: number, variable: string) {
    super(`Port ${port} is taken. Free it, or choose another: ${variable}=0 npm start (0 picks a free one).`);
  }
}

export interface Ports {
  /** 0 picks a free port. */
  readonly awsPort: number;
  readonly portalPort: number;
}

export interface Listeners {
  readonly endpoint: RequestListener;
  readonly portal: RequestListener;
}

/** The two addresses of the local run. They are known before there is anything to answer, because functions are told them. */
export interface Servers {
  readonly endpoint: string;
  readonly portalUrl: string;
  /** Answers from now on, and whoever has asked before. */
  serve(listeners: Listeners): void;
  /** Stops both, open connections included. */
  close(): Promise<void>;
}

/** Opens both ports on the loopback address. Rejects with `PortTaken`. */
export async function openServers({ awsPort, portalPort }: Ports): Promise<Servers> {
  let serve: Servers["serve"] = () => undefined;
  const listeners = new Promise<Listeners>((resolve) => {
    serve = resolve;
  });
  const aws = createServer(async (request, response) => (await listeners).endpoint(request, response));
  const portal = createServer(async (request, response) => (await listeners).portal(request, response));
  const close = async () => {
    await Promise.all([closeServer(aws), closeServer(portal)]);
  };
  try {
    const endpoint = await listen(aws, awsPort, "LOCAL_AWS_PORT");
    const portalUrl = await listen(portal, portalPort, "LOCAL_PORTAL_PORT");
    return { endpoint, portalUrl, serve, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const Taken = z.object({ code: z.literal("EADDRINUSE") });

async function listen(server: Server, port: number, variable: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(Taken.safeParse(error).success ? new PortTaken(port, variable) : error));
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: actual } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${actual}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
