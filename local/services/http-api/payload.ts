import { z } from "zod";

export interface RequestFacts {
  readonly apiId: string;
  readonly accountId: string;
  readonly requestId: string;
  readonly sourceIp: string;
  readonly time: number;
}

/**
 * The event that an HTTP API gives to a function, payload format 2.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export async function eventOf(request: Request, routeKey: string, facts: RequestFacts) {
  const url = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const body = Buffer.from(await request.arrayBuffer());
  const isText = body.equals(Buffer.from(body.toString("utf8"), "utf8"));
  const query = Object.fromEntries(url.searchParams);
  const http = {
    method: request.method,
    path: url.pathname,
    protocol: "HTTP/1.1",
    sourceIp: facts.sourceIp,
    userAgent: headers["user-agent"] ?? "",
  };
  return {
    version: "2.0",
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
    headers,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: facts.accountId,
      apiId: facts.apiId,
      domainName: url.host,
      domainPrefix: facts.apiId,
      http,
      requestId: facts.requestId,
      routeKey,
      stage: "$default",
      time: new Date(facts.time).toUTCString(),
      timeEpoch: facts.time,
    },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: !isText,
  };
}

const FullResponse = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/** What the function answered, as HTTP; anything without a status code is a JSON body, as API Gateway infers. */
export function responseOf(payload: string): Response {
  const answer = FullResponse.safeParse(JSON.parse(payload));
  if (!answer.success) return new Response(payload, { status: 200, headers: { "content-type": "application/json" } });
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer.data;
  const fields = new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]));
  for (const cookie of cookies) fields.append("set-cookie", cookie);
  const hasBody = ![101, 204, 205, 304].includes(statusCode);
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  return new Response(hasBody ? bytes : null, { status: statusCode, headers: fields });
}
