import { connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type OpenPorts, openPorts, type Ports, PortTaken } from "../../src/endpoint/ports.ts";

const FREE = { awsPort: 0, apiPort: 0 };
const open: OpenPorts[] = [];
const opened = async (ports: Ports) => {
  const result = await openPorts(ports);
  open.push(result);
  return result;
};
afterEach(() => Promise.all(open.splice(0).map((ports) => ports.close())));

const portOf = (address: string) => Number(new URL(address).port);

it.each(["awsPort", "apiPort"] as const)("a taken %s is reported, and the other port is free again", async (option) => {
  const first = await opened(FREE);
  const taken = portOf(first.endpoint);
  const other = await opened(FREE);
  const free = portOf(other.apiUrl);
  await other.close();
  const failing = openPorts({ awsPort: free, apiPort: free, [option]: taken });
  await expect(failing).rejects.toThrow(PortTaken);
  await expect(failing).rejects.toMatchObject({ message: `Port ${taken} is taken.`, taken: [option] });
  await expect(opened({ awsPort: free, apiPort: 0 })).resolves.toBeDefined();
});

it("two taken ports are both reported", async () => {
  const first = await opened(FREE);
  const ports = { awsPort: portOf(first.endpoint), apiPort: portOf(first.apiUrl) };
  await expect(openPorts(ports)).rejects.toMatchObject({
    message: `Ports ${ports.awsPort} and ${ports.apiPort} are taken.`,
    taken: ["awsPort", "apiPort"],
  });
});

it("each address has its own listener", async () => {
  const ports = await opened(FREE);
  ports.serve({ endpoint: (_, to) => void to.end("aws"), api: (_, to) => void to.end("api") });
  const answers = await Promise.all([ports.endpoint, ports.apiUrl].map(async (at) => (await fetch(at)).text()));
  expect(answers).toEqual(["aws", "api"]);
});

it("a request that comes before the listeners is answered once they are there", async () => {
  const ports = await opened(FREE);
  const answer = fetch(ports.endpoint, { method: "POST", body: "early" });
  await new Promise((resolve) => setImmediate(resolve));
  ports.serve({ endpoint: (from, to) => void from.pipe(to), api: (_, to) => void to.end() });
  expect(await (await answer).text()).toBe("early");
});

it("closing ends open connections", async () => {
  const ports = await openPorts(FREE);
  const socket = connect(portOf(ports.apiUrl), "127.0.0.1");
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  await ports.close();
  expect(await closed).toBe(false);
});
