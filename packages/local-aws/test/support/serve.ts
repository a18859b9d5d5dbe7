import { createServer } from "node:http";
import { createEndpoint, type EndpointParts } from "../../src/endpoint/endpoint.ts";

/** An endpoint with these services on a free loopback port, for tests through the real SDK. */
export async function serve(parts: Partial<EndpointParts>) {
  const server = createServer(createEndpoint({ json: [], rest: [], ...parts }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the endpoint has no port");
  const endpoint = `http://127.0.0.1:${address.port}`;
  return {
    endpoint,
    /** Options for any SDK client. */
    client: { endpoint, region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
