import { z } from "zod";
import { AwsError, NotSupported } from "../../kernel/aws-error.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { InvocationResult } from "../lambda/runtime/protocol.ts";
import { eventOf } from "./payload.ts";
import { ApiProperties, IntegrationProperties, RouteProperties, StageProperties } from "./resources/api.ts";
import { responseOf } from "./response.ts";
import { Throttle } from "./throttle.ts";

export interface HttpApiDeps {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  /** Where the API is reached. */
  readonly url: string;
  /** Invokes on behalf of a route. Throws AwsError AccessDeniedException where the function does not let it. */
  readonly invoke: (functionArn: string, payload: string, routeArn: string) => Promise<InvocationResult>;
}

/** API Gateway's HTTP API, one of them, with a function behind each route. */
export interface HttpApi {
  createApi(properties: unknown): { id: string; endpoint: string };
  createIntegration(properties: unknown): { id: string };
  createRoute(properties: unknown): { id: string };
  createStage(properties: unknown): { id: string };
  /** Answers a request of the outside world. */
  handle(request: Request, sourceIp: string): Promise<Response>;
}

/** HTTP APIs refuse a longer body themselves. */
const LIMIT_BYTES = 10 * 1024 * 1024;
const NAME = z.string().transform((target) => target.replace("integrations/", ""));

export function createHttpApi(deps: HttpApiDeps): HttpApi {
  const integrations = new Map<string, z.infer<typeof IntegrationProperties>>();
  const routes = new Map<string, string>();
  let apiId = "";
  let throttle: Throttle | undefined;

  const answer = async (request: Request, sourceIp: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const keys = [`${request.method} ${pathname}`, `ANY ${pathname}`, "$default"];
    const routeKey = keys.find((key) => routes.has(key));
    const integration = integrations.get(routes.get(routeKey ?? "") ?? "");
    if (routeKey === undefined || integration === undefined) return message(404, "Not Found");
    if (throttle?.take() === false) return message(429, "Too Many Requests");
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
      ApiProperties.parse(properties);
      if (apiId !== "") throw new NotSupported("A second HTTP API");
      apiId = "local";
      return { id: apiId, endpoint: deps.url };
    },
    createIntegration(properties) {
      const id = `integration${integrations.size + 1}`;
      integrations.set(id, IntegrationProperties.parse(properties));
      return { id };
    },
    createRoute(properties) {
      const { RouteKey, Target } = RouteProperties.parse(properties);
      if (/[{*]/.test(RouteKey)) throw new NotSupported(`A route with variables (${RouteKey})`);
      routes.set(RouteKey, NAME.parse(Target));
      return { id: RouteKey };
    },
    createStage(properties) {
      const { DefaultRouteSettings: limits, StageName } = StageProperties.parse(properties);
      if (limits) throttle = new Throttle(deps.clock, limits.ThrottlingRateLimit, limits.ThrottlingBurstLimit);
      return { id: StageName };
    },
    handle: answer,
  };
}

/** `GET /path` is `GET/path` in an ARN, `$default` is itself. */
function arnOf({ region, accountId }: HttpApiDeps, apiId: string, routeKey: string): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/$default/${routeKey.replace(" /", "/")}`;
}

/** A client is not told that the API may not call its function. */
function unlessDenied(error: unknown): InvocationResult {
  if (error instanceof AwsError && error.code === "AccessDeniedException")
    return { payload: "null", functionError: error.code };
  throw error;
}

function message(status: number, text: string): Response {
  return new Response(JSON.stringify({ message: text }), { status, headers: { "content-type": "application/json" } });
}
