import type { RequestListener } from "node:http";

const LOCAL_NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Answers 403 to a request whose `Host` header does not name this machine. It protects against DNS rebinding: a page whose
 * domain name resolves to this machine is of the same origin for its browser, and only the `Host` header reveals it.
 */
export function hostHeaderGuard(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (LOCAL_NAME.test(request.headers.host ?? "")) return listener(request, response);
    response
      .writeHead(403, { "content-type": "text/plain" })
      .end("The local run answers to 127.0.0.1 and localhost.\n");
  };
}
