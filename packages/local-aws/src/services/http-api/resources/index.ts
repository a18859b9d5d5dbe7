import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { HttpApi } from "../http-api.ts";

/** The resource types of API Gateway's HTTP APIs. */
export function httpApiTypes(httpApi: HttpApi) {
  return {
    "AWS::ApiGatewayV2::Api": (properties) => {
      const { id, endpoint } = httpApi.createApi(properties);
      return { ref: id, attributes: { ApiEndpoint: endpoint, ApiId: id } };
    },
    "AWS::ApiGatewayV2::Integration": (properties) => ({ ref: httpApi.createIntegration(properties).id }),
    "AWS::ApiGatewayV2::Route": (properties) => ({ ref: httpApi.createRoute(properties).id }),
    "AWS::ApiGatewayV2::Stage": (properties) => ({ ref: httpApi.createStage(properties).id }),
  } satisfies ResourceTypes;
}
