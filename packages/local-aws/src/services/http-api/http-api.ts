import { z } from "zod";
import { AwsError, NotSupported } from "../../kernel/aws-error.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { InvocationResult } from "../lambda/runtime/protocol.ts";
import { eventOf } from "./payload.ts";
import { apiProperties, integrationProperties, routeProperties, stageProperties } from "./resources/api.ts";
import { responseOf } from "./response.ts";
import { Throttle } from "./throttle.ts";

/** What the HTTP API needs. */
export interface HttpApiDeps {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  /** The address of the API, as a URL. */
  readonly url: string;
  /** Invokes a function on behalf of a route. Throws AccessDeniedException when the function's policy does not allow it. */
  readonly invoke: (functionArn: string, payload: string, routeArn: string) => Promise<InvocationResult>;
}

/** The HTTP API of the account: there can be one. Each route has a function. */
export interface HttpApi {
  /**
   * Creates a resource from its CloudFormation properties. These four throw a ZodError that names a property they do not
   * have, and NotSupported.
   */
  createApi(properties: unknown): { id: string; endpoint: string };
  createIntegration(properties: unknown): { id: string };
  createRoute(properties: unknown): { id: string };
  createStage(properties: unknown): { id: string };
  /** Answers a request to the API. `sourceIp` is the client's address. */
  handle(request: Request, sourceIp: string): Promise<Response>;
}

/** API Gateway itself refuses a longer body. */
const LIMIT_BYTES = 10 * 1024 * 1024;
const integrationId = z.string().transform((target) => target.replace("integrations/", ""));

/** API Gateway with one HTTP API, payload format 2.0. */
export function createHttpApi(deps: HttpApiDeps): HttpApi {
  const integrations = new Map<string, z.infer<typeof integrationProperties>>();
  const routes = new Map<string, string>();
  let apiId = "";
  let throttle: Throttle | undefined;

  const handle = async (request: Request, sourceIp: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const keys = [`${request.method} ${pathname}`, `ANY ${pathname}`, "$default"];
    const routeKey = keys.find((key) => routes.has(key));
    const integration = integrations.get(routes.get(routeKey ?? "") ?? "");
    if (routeKey === undefined || integration === undefined) return message(404, "Not Found");
    if (throttle?.tryAcquire() === false) return message(429, "Too Many Requests");
    const declared = Number(request.headers.get("content-length") ?? 0);
    const body = declared > LIMIT_BYTES ? undefined : Buffer.from(await request.arrayBuffer());
    if (body === undefined || body.length > LIMIT_BYTES) return message(413, "Request Entity Too Large");
    const facts = { apiId, accountId: deps.accountId, requestId: deps.newId(), sourceIp, time: deps.clock.now() };
    const event = eventOf(request, body, { ...facts, routeKey });
    const routeArn = arnOf(deps, apiId, routeKey);
    const result = await deps.invoke(integration.IntegrationUri, JSON.stringify(event), routeArn).catch(unlessDenied);
    const response = result.functionError === undefined ? responseOf(result.payload) : undefined;
    return response ?? message(500, "Internal Server Error");
  };

  return {
    createApi(properties) {
      apiProperties.parse(properties);
      if (apiId !== "") throw new NotSupported("A second HTTP API");
      apiId = "local";
      return { id: apiId, endpoint: deps.url };
    },
    createIntegration(properties) {
      const id = `integration${integrations.size + 1}`;
      integrations.set(id, integrationProperties.parse(properties));
      return { id };
    },
    createRoute(properties) {
      const { RouteKey, Target } = routeProperties.parse(properties);
      if (/[{*]/.test(RouteKey)) throw new NotSupported(`A route with variables (${RouteKey})`);
      routes.set(RouteKey, integrationId.parse(Target));
      return { id: RouteKey };
    },
    createStage(properties) {
      const { DefaultRouteSettings: limits, StageName } = stageProperties.parse(properties);
      if (limits) throttle = new Throttle(deps.clock, limits.ThrottlingRateLimit, limits.ThrottlingBurstLimit);
      return { id: StageName };
    },
    handle,
  };
}

/** The ARN of a route: `GET /path` becomes `GET/path`, and `$default` stays. */
function arnOf({ region, accountId }: HttpApiDeps, apiId: string, routeKey: string): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/$default/${routeKey.replace(" /", "/")}`;
}

/** The client must not learn that the API may not call its function, so the call counts as a failed one. */
function unlessDenied(error: unknown): InvocationResult {
  if (error instanceof AwsError && error.code === "AccessDeniedException")
    return { payload: "null", functionError: error.code };
  throw error;
}

function message(status: number, text: string): Response {
  return new Response(JSON.stringify({ message: text }), { status, headers: { "content-type": "application/json" } });
}
