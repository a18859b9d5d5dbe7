import { expect, it } from "vitest";
import { synthesizeStack } from "../infra/synthesize-stack.ts";

const template = synthesizeStack();
const propertiesOf = (type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }): Record<string, unknown> => Properties);
const text = JSON.stringify(template.toJSON());

it("makes no user, no group, no key of a person and no secret that somebody would have to change", () => {
  const { Resources, Parameters = {} } = template.toJSON();
  const types = new Set(Object.values<{ Type: string }>(Resources).map(({ Type }) => Type));
  const suspicious = [...types].filter((type) =>
    /UserPoolUser|IAM::(User|AccessKey|Group)|Secret|SSM::Param/.test(type),
  );
  expect(suspicious).toEqual([]);
  expect(Object.keys(Parameters)).toEqual(["BootstrapVersion"]);
});

it("gives functions no secret by an environment variable", () => {
  const names = propertiesOf("AWS::Lambda::Function").flatMap(({ Environment }) =>
    Object.keys(Object(Object(Environment).Variables)),
  );
  expect(new Set(names).size).toBeGreaterThan(10);
  expect(names.filter((name) => /SECRET|TOKEN|CREDENTIAL|_KEY$|PASSWORD(?!_LENGTH)/.test(name))).toEqual([]);
});

it("lets nobody in from a network but by the HTTP API", () => {
  for (const type of ["AWS::Lambda::Url", "AWS::ApiGateway::RestApi", "AWS::EC2::SecurityGroup", "AWS::S3::Bucket"])
    expect(propertiesOf(type)).toEqual([]);
  const [api, ...more] = propertiesOf("AWS::ApiGatewayV2::Api");
  expect(more).toEqual([]);
  expect(api).toMatchObject({ ProtocolType: "HTTP" });
  expect(api).not.toHaveProperty("CorsConfiguration");
});

it("hands over and puts out addresses with TLS only", () => {
  expect(text.match(/http:\/\//g)).toBeNull();
  // What AWS makes of this attribute begins with https://; there is no listener without TLS.
  const address = { "Fn::GetAtt": [expect.any(String), "ApiEndpoint"] };
  expect(template.toJSON()).toMatchObject({ Outputs: { PortalUrl: { Value: address } } });
});

it("keeps every log for three months, and no longer", () => {
  const logs = propertiesOf("AWS::Logs::LogGroup");
  expect(logs.length).toBeGreaterThan(20);
  expect(logs.filter(({ RetentionInDays }) => RetentionInDays !== 90)).toEqual([]);
});

it("lets functions write their log, and neither read nor delete it or anybody's", () => {
  const statements = propertiesOf("AWS::IAM::Policy").flatMap((policy) => {
    const { Statement }: { Statement: { Action: string | string[] }[] } = Object(policy["PolicyDocument"]);
    return Statement.flatMap(({ Action }) => Action);
  });
  const logging = new Set(statements.filter((action) => action.startsWith("logs:")));
  expect(
    [...logging].filter((action) => /Delete|PutRetention|Get(?!LogDelivery)|Filter|StartQuery/.test(action)),
  ).toEqual(["logs:DeleteLogDelivery"]);
});

it("rotates the key that seals, each year", () => {
  expect(propertiesOf("AWS::KMS::Key")).toMatchObject([{ EnableKeyRotation: true }]);
});

it("ends each function in time, so that a slow service takes nobody else's turn for long", () => {
  const timeouts = propertiesOf("AWS::Lambda::Function").map(({ FunctionName, Timeout }) => [FunctionName, Timeout]);
  const patient = timeouts.filter(([, seconds]) => Number(seconds) > 60);
  // Receivers of events, which nobody waits for, wait out a burst.
  expect(patient).toEqual([
    ["onboarding-start-onboarding", 150],
    ["onboarding-start-password-reset", 150],
    ["onboarding-signal-onboarding", 150],
  ]);
});
