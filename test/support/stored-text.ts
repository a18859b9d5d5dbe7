import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { GetExecutionHistoryCommand, ListExecutionsCommand } from "@aws-sdk/client-sfn";
import type { TestPlatform } from "./platform.ts";

/** All items of the table, as JSON. */
export async function tableText({ dynamodb, outputs }: TestPlatform): Promise<string> {
  return JSON.stringify((await dynamodb.send(new ScanCommand({ TableName: outputs["tableName"] }))).Items);
}

/** The histories of all executions of both state machines, as JSON. */
async function historyText({ stateMachines, outputs }: TestPlatform): Promise<string> {
  const machines = [outputs["onboardingStateMachineArn"], outputs["passwordResetStateMachineArn"]];
  const lists = machines.map((stateMachineArn) => stateMachines.send(new ListExecutionsCommand({ stateMachineArn })));
  const executions = (await Promise.all(lists)).flatMap(({ executions = [] }) => executions);
  const histories = executions.map(({ executionArn }) =>
    stateMachines.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 })),
  );
  return JSON.stringify((await Promise.all(histories)).map(({ events }) => events));
}

/** The log lines of all functions, which AWS would keep in CloudWatch Logs. */
export function logText({ logDirectory }: TestPlatform): string {
  return readdirSync(logDirectory)
    .map((file) => readFileSync(join(logDirectory, file), "utf8"))
    .join("\n");
}

/** The whole text of every store that may keep data of a story. Call it when nothing runs any more. */
export async function collectStoredText(platform: TestPlatform) {
  const { eventBridge, ses, sqs, texts } = platform.services;
  return {
    history: await historyText(platform),
    logs: logText(platform),
    events: JSON.stringify(eventBridge.events()),
    table: await tableText(platform),
    mails: JSON.stringify(ses.mailbox()),
    texts: JSON.stringify(texts()),
    deadLetters: JSON.stringify(sqs.queues().map(({ arn }) => sqs.messages(arn))),
  };
}

/** The names of the stores that hold `text`, in alphabetical order. */
export function storesContaining(stores: Readonly<Record<string, string>>, text: string): string[] {
  const found = Object.entries(stores).filter(([, content]) => content.includes(text));
  return found.map(([store]) => store).sort();
}
