import { z } from "zod";
import { HOUR } from "../story/time.ts";
import type { World } from "../world/world.ts";
import { sleep } from "./browser.ts";

/** What Lambda writes to a failure destination. */
const Failed = z.object({ requestContext: z.object({ functionArn: z.string() }), requestPayload: z.unknown() });

/**
 * An operator who checks every few hours and, once the cause is over, repairs as the runbook says: redrives failed runs,
 * and sends dead letters again.
 */
export async function repair(world: World, from: number, until: number): Promise<void> {
  const { clock } = world;
  await sleep(world, Math.max(0, from - clock.now()));
  while (clock.now() < until) {
    for (const execution of world.recorder.executions) {
      if (execution.status !== "FAILED") continue;
      await world.services.stepFunctions.service.call("RedriveExecution", { executionArn: execution.arn });
    }
    await redeliver(world);
    if (isQuiet(world)) return;
    await sleep(world, 6 * HOUR);
  }
}

async function redeliver({ services }: World): Promise<void> {
  for (const { arn, url } of services.sqs.queues()) {
    for (const { body } of services.sqs.messages(arn)) {
      const failed = Failed.safeParse(JSON.parse(body)).data;
      // Events that could not be parsed are answered already; they stay for HR.
      if (failed === undefined) continue;
      services.lambda.invokeAsync(failed.requestContext.functionArn, JSON.stringify(failed.requestPayload));
    }
    await services.sqs.service.call("PurgeQueue", { QueueUrl: url });
  }
}

/** Nothing is under way that could still fail. */
function isQuiet({ recorder, services }: World): boolean {
  const open = recorder.executions.some(({ status }) => status === "RUNNING" || status === "FAILED");
  return !open && services.sqs.queues().every(({ arn }) => services.sqs.messages(arn).length === 0);
}
