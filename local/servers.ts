import { createServer, type RequestListener, type Server } from "node:http";
import { hostHeaderGuard } from "local-aws";
import { z } from "zod";
import { portTaken } from "./port-taken.ts";

export interface Ports {
  /** 0 picks a free port. */
  readonly awsPort: number;
  readonly portalPort: number;
}

export const usualPorts = { awsPort: 4566, portalPort: 8080 } as const satisfies Ports;

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

/** Opens both ports on the loopback address. Rejects with `PortTaken`, which names every port that is. */
export async function openServers({ awsPort, portalPort }: Ports): Promise<Servers> {
  let serve: Servers["serve"] = () => undefined;
  const listeners = new Promise<Listeners>((resolve) => {
    serve = resolve;
  });
  const aws = createServer(hostHeaderGuard(async (...call) => (await listeners).endpoint(...call)));
  const portal = createServer(hostHeaderGuard(async (...call) => (await listeners).portal(...call)));
  const close = async () => {
    await Promise.all([closeServer(aws), closeServer(portal)]);
  };
  const opening = Promise.all([listen(aws, awsPort), listen(portal, portalPort)]);
  // A port that may not be opened at all (below 1024, for one): the other must not stay open.
  const [endpoint, portalUrl] = await opening.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  if (endpoint !== "taken" && portalUrl !== "taken") return { endpoint, portalUrl, serve, close };
  await close();
  throw await portTaken([
    { variable: "LOCAL_AWS_PORT", port: awsPort, usual: usualPorts.awsPort, isTaken: endpoint === "taken" },
    { variable: "LOCAL_PORTAL_PORT", port: portalPort, usual: usualPorts.portalPort, isTaken: portalUrl === "taken" },
  ]);
}

const Taken = z.object({ code: z.literal("EADDRINUSE") });

async function listen(server: Server, port: number): Promise<string> {
  const refused = await new Promise<Error | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  if (Taken.safeParse(refused).success) return "taken";
  if (refused !== undefined) throw refused;
  const { port: actual } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${actual}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
