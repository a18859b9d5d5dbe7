import { IncomingMessage } from "node:http";

/** Reads a request's body, and makes a request that is the same and not read yet. */
export async function readAhead(request: IncomingMessage): Promise<{ body: Buffer; again: IncomingMessage }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.headers = request.headers;
  again.push(body);
  again.push(null);
  // Otherwise it takes itself for one that was broken off, and closes the connection.
  again.complete = true;
  return { body, again };
}
