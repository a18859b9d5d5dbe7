import type { Grant } from "local-aws";

/** One name for the same grant of every template: who, what, on what, for whom, if what. Random ids have a name of their kind. */
export function nameOf({ policyOf, sid, action, resource, principals, condition }: Grant): string {
  const conditions = Object.keys(condition).length === 0 ? [] : [`if ${JSON.stringify(condition)}`];
  const words = [...(sid === undefined ? [] : [sid]), action, "on", resource, ...principals.map((who) => `by ${who}`)];
  return [`${policyOf}:`, ...words, ...conditions].join(" ").replaceAll(uuid, "<id>").replaceAll(userPool, "<pool>");
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const userPool = /(?<=userpool\/)[A-Za-z0-9_-]+/g;

interface Exception {
  readonly of: RegExp;
  /** Why no scenario here can use it, and what proves it instead. */
  readonly reason: string;
}

/** Grants for what there is not locally. */
export const exceptions: readonly Exception[] = [
  {
    of: / logs:\w+ on /,
    reason:
      "Lambda and Step Functions write logs by themselves; test/infra/grants.test.ts has exactly what AWS's documentation asks for.",
  },
  {
    of: / xray:\w+ on /,
    reason:
      "Traces leave by AWS's own agents, and X-Ray knows no resources; test/infra/grants.test.ts has them one by one.",
  },
  {
    of: / ses:SendEmail on \S+:identity\/example\.com /,
    reason:
      "SES checks whichever identity is verified, the address or its domain; locally that is the address (tasks send from nothing else: test/infra/grants.test.ts).",
  },
];

/** Who may assume the role of a function or a state machine: it counts when they are made (`trust.test.ts`). */
export function decidedAtDeployment(name: string): boolean {
  return / sts:AssumeRole on \* by (lambda|states)\.amazonaws\.com$/.test(name);
}
