import type { OpenPorts } from "local-aws";
import { afterEach, expect, it } from "vitest";
import { PortTaken } from "../../local/port-taken.ts";
import { openServers, type Ports } from "../../local/servers.ts";

const FREE = { awsPort: 0, portalPort: 0 };
const open: OpenPorts[] = [];
const opened = async (ports: Ports) => {
  const servers = await openServers(ports);
  open.push(servers);
  return servers;
};
afterEach(() => Promise.all(open.splice(0).map((servers) => servers.close())));

const portOf = (address: string) => Number(new URL(address).port);

it.each([
  ["LOCAL_AWS_PORT", "awsPort"],
  ["LOCAL_PORTAL_PORT", "portalPort"],
] as const)("reports a taken port with the variable %s, and frees the other one", async (variable, name) => {
  const first = await opened(FREE);
  const taken = portOf(first.endpoint);
  const other = await opened(FREE);
  const free = portOf(other.apiUrl);
  await other.close();
  const failing = openServers({ awsPort: free, portalPort: free, [name]: taken });
  await expect(failing).rejects.toThrow(PortTaken);
  await expect(failing).rejects.toThrow(
    new RegExp(`^Port ${taken} is taken\\. Free what is taken, or start with: .*${variable}=0.* npm start`),
  );
  await expect(opened({ awsPort: free, portalPort: 0 })).resolves.toBeDefined();
});
