import { type OpenPorts, openPorts, PortTaken } from "local-aws";
import { portTaken } from "./port-taken.ts";

export interface Ports {
  /** 0 picks a free port. */
  readonly awsPort: number;
  readonly portalPort: number;
}

export const usualPorts = { awsPort: 4566, portalPort: 8080 } as const satisfies Ports;

/** Opens both ports on the loopback address. Rejects with an error that names every taken port and its variable. */
export async function openServers({ awsPort, portalPort }: Ports): Promise<OpenPorts> {
  try {
    return await openPorts({ awsPort, apiPort: portalPort });
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    const isTaken = (option: "awsPort" | "apiPort") => error.taken.includes(option);
    throw await portTaken([
      { variable: "LOCAL_AWS_PORT", port: awsPort, usual: usualPorts.awsPort, isTaken: isTaken("awsPort") },
      { variable: "LOCAL_PORTAL_PORT", port: portalPort, usual: usualPorts.portalPort, isTaken: isTaken("apiPort") },
    ]);
  }
}
