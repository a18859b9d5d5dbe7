// Lambda's runtime has the AWS SDK, so no function is bundled here.
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";

const client = new SFNClient();

/** Starts one execution for each order. An order without a total is an error: its event goes to the dead-letter queue. */
export async function handler({ id, detail }) {
  if (typeof detail.total !== "number") throw new TypeError("An order needs a total.");
  await client.send(
    new StartExecutionCommand({
      stateMachineArn: process.env.STATE_MACHINE_ARN,
      // EventBridge may deliver an event twice; the second start has no effect.
      name: id,
      input: JSON.stringify(detail),
    }),
  );
}
