import { z } from "zod";

const FullResponse = z.object({
  statusCode: z.int().min(200).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});
type FullResponse = z.infer<typeof FullResponse>;

/**
 * The HTTP response for a function's result (JSON text). A result without a status code becomes the body, as on AWS.
 * Undefined for a result that API Gateway does not accept.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function responseOf(payload: string): Response | undefined {
  const answer: unknown = JSON.parse(payload);
  const hasStatus = typeof answer === "object" && answer !== null && "statusCode" in answer;
  if (!hasStatus) return inferred(typeof answer === "string" ? answer : payload);
  const full = FullResponse.safeParse(answer);
  return full.success ? write(full.data) : undefined;
}

function inferred(body: string): Response {
  return new Response(body, { headers: { "content-type": "application/json" } });
}

function write({ statusCode: status, headers, cookies, body, isBase64Encoded }: FullResponse): Response | undefined {
  const fields = headersOf(Object.entries(headers), cookies);
  if (fields === undefined) return undefined;
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? Buffer.from(body, isBase64Encoded ? "base64" : "utf8") : null, {
    status,
    headers: fields,
  });
}

/** Undefined when a name or a value is not valid in a header. */
function headersOf(entries: [string, unknown][], cookies: readonly string[]): Headers | undefined {
  try {
    const fields = new Headers(entries.map(([name, value]): [string, string] => [name, String(value)]));
    for (const cookie of cookies) fields.append("set-cookie", cookie);
    return fields;
  } catch {
    return undefined;
  }
}
