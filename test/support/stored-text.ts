import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { GetExecutionHistoryCommand, ListExecutionsCommand } from "@aws-sdk/client-sfn";
import type { TestPlatform } from "./platform.ts";

/** All items of the table, as text. */
export async function tableOf({ dynamodb, outputs }: TestPlatform): Promise<string> {
  return JSON.stringify((await dynamodb.send(new ScanCommand({ TableName: outputs["tableName"] }))).Items);
}

/** The histories of all executions of both state machines, as text. */
async function historiesOf({ stateMachines, outputs }: TestPlatform): Promise<string> {
  const machines = [outputs["onboardingStateMachineArn"], outputs["passwordResetStateMachineArn"]];
  const lists = machines.map((stateMachineArn) => stateMachines.send(new ListExecutionsCommand({ stateMachineArn })));
  const executions = (await Promise.all(lists)).flatMap(({ executions = [] }) => executions);
  const histories = executions.map(({ executionArn }) =>
    stateMachines.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 })),
  );
  return JSON.stringify((await Promise.all(histories)).map(({ events }) => events));
}

/** The lines that functions have written, which AWS would keep in CloudWatch Logs. */
export function logsOf({ logDirectory }: TestPlatform): string {
  return readdirSync(logDirectory)
    .map((file) => readFileSync(join(logDirectory, file), "utf8"))
    .join("\n");
}

/** Each place where something of a journey is kept, as text. Look once nothing goes on any more. */
export async function placesOf(platform: TestPlatform) {
  const { eventBridge, ses, sqs, texts } = platform.services;
  return {
    history: await historiesOf(platform),
    logs: logsOf(platform),
    events: JSON.stringify(eventBridge.events()),
    table: await tableOf(platform),
    mails: JSON.stringify(ses.mailbox()),
    texts: JSON.stringify(texts()),
    deadLetters: JSON.stringify(sqs.queues().map(({ arn }) => sqs.messages(arn))),
  };
}

/** The names of the places that hold `text`, in alphabetical order. */
export function placesWith(places: Readonly<Record<string, string>>, text: string): string[] {
  const found = Object.entries(places).filter(([, held]) => held.includes(text));
  return found.map(([place]) => place).sort();
}
