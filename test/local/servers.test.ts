import { connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { PortTaken } from "../../local/port-taken.ts";
import { openServers, type Servers } from "../../local/servers.ts";

const FREE = { awsPort: 0, portalPort: 0 };
const open: Servers[] = [];
const opened = async (ports: Parameters<typeof openServers>[0]) => {
  const servers = await openServers(ports);
  open.push(servers);
  return servers;
};
afterEach(() => Promise.all(open.splice(0).map((servers) => servers.close())));

const portOf = (address: string) => Number(new URL(address).port);

it.each([
  ["LOCAL_AWS_PORT", "awsPort"],
  ["LOCAL_PORTAL_PORT", "portalPort"],
] as const)("a taken port is told with the variable %s, and the other one is free again", async (variable, name) => {
  const first = await opened(FREE);
  const taken = portOf(first.endpoint);
  const other = await opened(FREE);
  const free = portOf(other.portalUrl);
  await other.close();
  const failing = openServers({ awsPort: free, portalPort: free, [name]: taken });
  await expect(failing).rejects.toThrow(PortTaken);
  await expect(failing).rejects.toThrow(
    new RegExp(`^Port ${taken} is taken\\. Free what is taken, or start with: .*${variable}=0.* npm start`),
  );
  await expect(opened({ awsPort: free, portalPort: 0 })).resolves.toBeDefined();
});

it("each address has its own listener", async () => {
  const servers = await opened(FREE);
  servers.serve({ endpoint: (_, to) => void to.end("aws"), portal: (_, to) => void to.end("portal") });
  const answers = await Promise.all([servers.endpoint, servers.portalUrl].map(async (at) => (await fetch(at)).text()));
  expect(answers).toEqual(["aws", "portal"]);
});

it("who asks before there is anything to answer is answered then", async () => {
  const servers = await opened(FREE);
  const answer = fetch(servers.endpoint, { method: "POST", body: "early" });
  await new Promise((resolve) => setImmediate(resolve));
  servers.serve({ endpoint: (from, to) => void from.pipe(to), portal: (_, to) => void to.end() });
  expect(await (await answer).text()).toBe("early");
});

it("closing ends open connections too", async () => {
  const servers = await openServers(FREE);
  const socket = connect(portOf(servers.portalUrl), "127.0.0.1");
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  await servers.close();
  expect(await closed).toBe(false);
});
