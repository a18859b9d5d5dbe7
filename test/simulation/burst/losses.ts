import type { Services } from "local-aws";
import { z } from "zod";
import type { World } from "../world/world.ts";

const Page = z.looseObject({
  Users: z.array(z.looseObject({ Username: z.string() })),
  PaginationToken: z.string().optional(),
});

/** What a burst has lost or done twice, as text: nothing where each hire has one user, one run in `state`, one mail. */
export async function lossesOf({ services, outputs }: World, ids: readonly string[], state: string): Promise<string[]> {
  const users = countOf(await userNames(services, outputs["UserPoolId"] ?? ""));
  const mails = countOf(services.ses.mailbox().flatMap(({ to }) => to));
  const runs = countOf(runsIn(services, state));
  const perHire = ids.flatMap((id) => [
    ...unlessOne(users.get(id), `users ${id}`),
    ...unlessOne(mails.get(`${id}@example.com`), `mails to ${id}`),
    ...unlessOne(runs.get(`hire-${id}`), `runs hire-${id} at ${state}`),
  ]);
  return [...perHire, ...elsewhere(services, state), ...letters(services)];
}

async function userNames({ cognito }: Services, UserPoolId: string): Promise<string[]> {
  const names: string[] = [];
  let token: string | undefined;
  do {
    const request = { UserPoolId, ...(token === undefined ? {} : { PaginationToken: token }) };
    const page = Page.parse(await cognito.service.call("ListUsers", request));
    names.push(...page.Users.map(({ Username }) => Username));
    token = page.PaginationToken;
  } while (token !== undefined);
  return names;
}

function isWell({ status, current, history }: Run, state: string): boolean {
  if (current.name !== state) return false;
  // A run that waits has handed its token out.
  return status === "SUCCEEDED" || (status === "RUNNING" && history.at(-1)?.type === "TaskSubmitted");
}

type Run = ReturnType<Services["stepFunctions"]["executions"]> extends Iterable<infer Each> ? Each : never;

function runsIn({ stepFunctions }: Services, state: string): string[] {
  return [...stepFunctions.executions()].filter((run) => isWell(run, state)).map(({ name }) => name);
}

function elsewhere({ stepFunctions }: Services, state: string): string[] {
  const others = [...stepFunctions.executions()].filter((run) => !isWell(run, state));
  return others.map(({ name, status, current, error = "" }) => `${name} is ${status} at ${current.name} ${error}`);
}

function letters({ sqs }: Services): string[] {
  return sqs.queues().flatMap(({ arn, name }) => sqs.messages(arn).map(() => `a letter in ${name}`));
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function unlessOne(count: number | undefined, what: string): string[] {
  return count === 1 ? [] : [`${count ?? 0} ${what}`];
}
