import { expect, it } from "vitest";
import { synthesizeStack } from "../infra/synthesize-stack.ts";

const template = synthesizeStack();
const propertiesOf = (type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }): Record<string, unknown> => Properties);
const text = JSON.stringify(template.toJSON());

it("creates no user, no group, no access key and no secret that needs rotation", () => {
  const { Resources, Parameters = {} } = template.toJSON();
  const types = new Set(Object.values<{ Type: string }>(Resources).map(({ Type }) => Type));
  const suspicious = [...types].filter((type) =>
    /UserPoolUser|IAM::(User|AccessKey|Group)|Secret|SSM::Param/.test(type),
  );
  expect(suspicious).toEqual([]);
  expect(Object.keys(Parameters)).toEqual(["BootstrapVersion"]);
});

it("passes no secret to functions by an environment variable", () => {
  const names = propertiesOf("AWS::Lambda::Function").flatMap(({ Environment }) =>
    Object.keys(Object(Object(Environment).Variables)),
  );
  expect(new Set(names).size).toBeGreaterThan(10);
  expect(names.filter((name) => /SECRET|TOKEN|CREDENTIAL|_KEY$|PASSWORD(?!_LENGTH)/.test(name))).toEqual([]);
});

it("has no entry from a network but the HTTP API", () => {
  for (const type of ["AWS::Lambda::Url", "AWS::ApiGateway::RestApi", "AWS::EC2::SecurityGroup", "AWS::S3::Bucket"])
    expect(propertiesOf(type)).toEqual([]);
  const [api, ...more] = propertiesOf("AWS::ApiGatewayV2::Api");
  expect(more).toEqual([]);
  expect(api).toMatchObject({ ProtocolType: "HTTP" });
  expect(api).not.toHaveProperty("CorsConfiguration");
});

it("passes and outputs addresses with TLS only", () => {
  expect(text.match(/http:\/\//g)).toBeNull();
  // AWS resolves this attribute to an https:// address; there is no listener without TLS.
  const address = { "Fn::GetAtt": [expect.any(String), "ApiEndpoint"] };
  expect(template.toJSON()).toMatchObject({ Outputs: { PortalUrl: { Value: address } } });
});

it("retains every log for three months", () => {
  const logs = propertiesOf("AWS::Logs::LogGroup");
  expect(logs.length).toBeGreaterThan(20);
  expect(logs.filter(({ RetentionInDays }) => RetentionInDays !== 90)).toEqual([]);
});

it("lets functions write their own log, and neither read nor delete any", () => {
  const statements = propertiesOf("AWS::IAM::Policy").flatMap((policy) => {
    const { Statement }: { Statement: { Action: string | string[] }[] } = Object(policy["PolicyDocument"]);
    return Statement.flatMap(({ Action }) => Action);
  });
  const logging = new Set(statements.filter((action) => action.startsWith("logs:")));
  expect(
    [...logging].filter((action) => /Delete|PutRetention|Get(?!LogDelivery)|Filter|StartQuery/.test(action)),
  ).toEqual(["logs:DeleteLogDelivery"]);
});

it("rotates the encryption key each year", () => {
  expect(propertiesOf("AWS::KMS::Key")).toMatchObject([{ EnableKeyRotation: true }]);
});

it("limits each function's duration, so that a slow service does not block others", () => {
  const timeouts = propertiesOf("AWS::Lambda::Function").map(({ FunctionName, Timeout }) => [FunctionName, Timeout]);
  const longRunning = timeouts.filter(([, seconds]) => Number(seconds) > 60);
  // Nobody waits for the receivers of events, so they may wait for the end of a burst.
  expect(longRunning).toEqual([
    ["onboarding-start-onboarding", 150],
    ["onboarding-start-password-reset", 150],
    ["onboarding-signal-onboarding", 150],
  ]);
});
