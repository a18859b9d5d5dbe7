import { z } from "zod";
import { createHttpApi } from "../../src/services/http-api/http-api.ts";
import type { InvocationResult } from "../../src/services/lambda/runtime/protocol.ts";
import { ManualClock } from "../support/manual-clock.ts";

const Event = z.looseObject({ body: z.string().optional(), isBase64Encoded: z.boolean() });

/** An HTTP API with routes to a function whose answer the test sets. */
export function hostHttpApi({ routes = ["$default"], stage = {} } = {}) {
  const clock = new ManualClock();
  const events: z.infer<typeof Event>[] = [];
  const next: { answer: InvocationResult } = { answer: { payload: "null" } };
  const api = createHttpApi({
    clock,
    region: "eu-west-1",
    accountId: "000000000000",
    newId: () => "an-id",
    url: "http://127.0.0.1:8080",
    async invoke(_, payload) {
      events.push(Event.parse(JSON.parse(payload)));
      return next.answer;
    },
  });
  const { id: ApiId } = api.createApi({ Name: "shop", ProtocolType: "HTTP" });
  const integration = { ApiId, IntegrationType: "AWS_PROXY", IntegrationUri: "arn", PayloadFormatVersion: "2.0" };
  const { id } = api.createIntegration(integration);
  for (const RouteKey of routes) api.createRoute({ ApiId, RouteKey, Target: `integrations/${id}` });
  api.createStage({ ApiId, StageName: "$default", AutoDeploy: true, ...stage });
  const request = (path: string, init: RequestInit = {}) =>
    api.handle(new Request(`http://127.0.0.1:8080${path}`, init), "192.0.2.1");
  return {
    api,
    clock,
    events,
    request,
    /** The event that the function gets for a request. */
    async event(path: string, init?: RequestInit) {
      await request(path, init);
      return events.at(-1);
    },
    /** The response for an answer of the function. */
    async answer(result: unknown, functionError?: string) {
      const payload = JSON.stringify(result);
      next.answer = functionError === undefined ? { payload } : { payload, functionError };
      return request("/");
    },
  };
}
