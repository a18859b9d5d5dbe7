import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InvokeCommand, type InvokeCommandInput, LambdaClient } from "@aws-sdk/client-lambda";
import { z } from "zod";
import { Activity } from "../../src/kernel/activity.ts";
import { createLambda } from "../../src/services/lambda/lambda.ts";
import { buildBootstrap } from "../../src/services/lambda/runtime/build-bootstrap.ts";
import { Sandboxes } from "../../src/services/lambda/runtime/sandboxes.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { serve } from "../support/serve.ts";

const Failed = z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()).optional() });

const WRITE_DOWN = `import { appendFileSync } from "node:fs";
  const writeDown = (line) => appendFileSync(new URL("written", import.meta.url), line + "\\n");`;

/** Lambda behind a real endpoint. A test writes the text of a function's module. */
export async function hostLambda() {
  const directory = mkdtempSync(join(tmpdir(), "local-aws-lambda-"));
  const clock = new ManualClock();
  const activity = new Activity();
  const logs = new Map<string, string>();
  const sent: { queueArn: string; record: unknown }[] = [];
  const offset = new Float64Array(new SharedArrayBuffer(8));
  const onOutput = (name: string, text: string) => void logs.set(name, (logs.get(name) ?? "") + text);
  const folderOf = (key: string) => join(directory, key);
  const deps = { bootstrap: buildBootstrap(directory), offset, folderOf, newId: randomUUID, onOutput };
  const lambda = createLambda({
    clock,
    activity,
    newId: randomUUID,
    random: Math.random,
    region: "eu-west-1",
    accountId: "000000000000",
    onOutput,
    startRunner: (setup) => new Sandboxes(setup, deps),
    runtimeEnvironment: (name, role) => ({ AWS_LAMBDA_FUNCTION_NAME: name, ROLE: role, OVERRIDDEN: "runtime" }),
    async sendMessage(queueArn, body) {
      if (queueArn.endsWith(":gone")) throw new Error("The queue is gone.");
      sent.push({ queueArn, record: JSON.parse(body) });
    },
  });
  const served = await serve({ rest: [lambda.router] });
  const client = new LambdaClient({ ...served.client, maxAttempts: 1 });
  const create = (source: string, properties: object = {}) => {
    const name = `function-${randomUUID()}`;
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, "index.mjs"), `${WRITE_DOWN}\n${source}`);
    const Code = { S3Bucket: "assets", S3Key: name };
    const base = { Code, Handler: "index.handler", Runtime: "nodejs24.x", Role: "a-role", FunctionName: name };
    return lambda.createFunction("Function", { ...base, ...properties }).name;
  };
  return {
    lambda,
    clock,
    activity,
    offset,
    sent,
    client,
    create,
    ...callers(lambda),
    /** The lines that a function wrote with `writeDown`, complete before it answers. */
    writtenBy(name: string): string[] {
      const file = join(directory, name, "written");
      return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    },
    log: (name: string) => logs.get(name) ?? "",
    invokeCommand: (input: InvokeCommandInput) => client.send(new InvokeCommand(input)),
    async stop(): Promise<void> {
      await Promise.all([lambda.stop(), served.stop()]);
      rmSync(directory, { recursive: true });
    },
  };
}

function callers({ invoke }: ReturnType<typeof createLambda>) {
  return {
    /** The function's result. Throws its error. */
    async answer(name: string, event: unknown = {}): Promise<unknown> {
      const { payload, functionError } = await invoke(name, JSON.stringify(event));
      if (functionError !== undefined) throw new Error(payload);
      return JSON.parse(payload);
    },
    /** The function's error. */
    async failure(name: string, event: unknown = {}) {
      const { payload, functionError } = await invoke(name, JSON.stringify(event));
      return { functionError, ...Failed.parse(JSON.parse(payload)) };
    },
  };
}
