import type { RequestListener } from "node:http";

const LOCAL_NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Refuses who asks for another host than this machine: a page whose own name was made to lead here (DNS rebinding)
 * is of the same origin for its browser, and only `Host` tells.
 */
export function localNamesOnly(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (LOCAL_NAME.test(request.headers.host ?? "")) return listener(request, response);
    response
      .writeHead(403, { "content-type": "text/plain" })
      .end("The local run answers to 127.0.0.1 and localhost.\n");
  };
}
