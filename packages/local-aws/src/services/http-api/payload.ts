/** What the event has beside the request itself. */
export interface RequestFacts {
  readonly apiId: string;
  readonly accountId: string;
  readonly requestId: string;
  readonly routeKey: string;
  readonly sourceIp: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/**
 * The event for a request in payload format 2.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function eventOf(request: Request, body: Buffer, facts: RequestFacts) {
  const { routeKey, apiId } = facts;
  const url = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const isText = body.equals(Buffer.from(body.toString("utf8"), "utf8"));
  const query = queryOf(url.searchParams);
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
      apiId,
      domainName: url.host,
      domainPrefix: apiId,
      http,
      requestId: facts.requestId,
      routeKey,
      stage: "$default",
      time: commonLogTime(facts.time),
      timeEpoch: facts.time,
    },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: !isText,
  };
}

/** The values of a repeated parameter are joined by commas. */
function queryOf(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(",")]));
}

/** The time in the form of access logs: `05/Jan/2026:09:00:00 +0000`. */
function commonLogTime(time: number): string {
  const [, day, month, year, hours] = new Date(time).toUTCString().split(" ");
  return `${day}/${month}/${year}:${hours} +0000`;
}
