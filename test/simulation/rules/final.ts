import type { FinalRule } from "./rule.ts";

const ends = ["Activated", "Expired", "Cancelled", "Completed", "Code sent"];

export const finalRules: readonly FinalRule[] = [
  {
    name: "every run ends in a named end",
    broken: ({ witness }) =>
      witness.executions.flatMap(({ name, status, current }) =>
        status === "SUCCEEDED" && ends.includes(current.name) ? [] : [`${name} is ${status} in ${current.name}`],
      ),
  },
];
