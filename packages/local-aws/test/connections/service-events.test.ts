import { expect, it } from "vitest";
import { createLocalServices } from "../../src/local-services.ts";

const services = createLocalServices({
  region: "eu-west-1",
  accountId: "000000000000",
  endpoint: "http://127.0.0.1:4566",
  apiUrl: "http://127.0.0.1:8080",
  bootstrap: new URL("file:///bootstrap.mjs"),
  folderOf: () => "",
  onOutput: () => undefined,
});
const { activity, clock, eventBridge, ses, stepFunctions } = services;

/** The events of a source on the default bus: bus, detail type and matching rules. */
async function eventsOf(source: string) {
  await activity.idle();
  const events = eventBridge.events().filter(({ event }) => event.source === source);
  return events.map(({ event, eventBusName, rules }) => [eventBusName, event["detail-type"], rules]);
}

it("events about mails and executions reach the rules of the default bus", async () => {
  eventBridge.createRule({ Name: "bounced", EventPattern: { detail: { bounce: { bounceType: ["Permanent"] } } } });
  eventBridge.createRule({ Name: "failed", EventPattern: { source: ["aws.states"], detail: { status: ["FAILED"] } } });
  ses.createConfigurationSet({ Name: "orders" });
  const EventBusArn = "arn:aws:events:eu-west-1:000000000000:event-bus/default";
  const destination = { Enabled: true, MatchingEventTypes: ["bounce"], EventBridgeDestination: { EventBusArn } };
  ses.createEventDestination({ ConfigurationSetName: "orders", EventDestination: destination });
  const mail = {
    FromEmailAddress: "hello@example.com",
    Destination: { ToAddresses: ["bounce@simulator.amazonses.com"] },
    Content: { Simple: { Subject: { Data: "Hi" }, Body: { Text: { Data: "Hi" } } } },
    ConfigurationSetName: "orders",
  };
  await ses.router.request("/v2/email/outbound-emails", { method: "POST", body: JSON.stringify(mail) });
  expect(await eventsOf("aws.ses")).toEqual([["default", "Email Bounced", ["bounced"]]]);

  const fails = { QueryLanguage: "JSONata", StartAt: "Stop", States: { Stop: { Type: "Fail", Error: "E" } } };
  const definition = JSON.stringify(fails);
  const machine = stepFunctions.createStateMachine({ name: "m", definition, roleArn: "arn:r", type: "STANDARD" });
  await stepFunctions.service.call("StartExecution", { stateMachineArn: machine.arn });
  const changed = "Step Functions Execution Status Change";
  expect(await eventsOf("aws.states")).toEqual([
    ["default", changed, []],
    ["default", changed, ["failed"]],
  ]);
  clock.stop();
});
