import { z } from "zod";

/** What a process is given that plays seeds: where the assemblies and the built code are, and every how many-eth seed is its own. */
export const Task = z.object({
  /** Seeds from `first` to `last`; or single faults or mutations, all of them, numbered from 1. */
  what: z.enum(["seeds", "single faults", "mutations"]),
  assemblies: z.object({ standard: z.string(), secondFactor: z.string(), authenticator: z.string() }),
  code: z.string(),
  first: z.int(),
  last: z.int(),
  step: z.int(),
  whole: z.boolean(),
});
export type Task = z.infer<typeof Task>;

/** What a worker reports: its progress, or what it has found, as text for people. */
export const WorkerMessage = z.union([
  /** `rules`: those that have found the mutation out; empty where none that ought to has; or why it cannot be tried. */
  z.object({ mutation: z.string(), rules: z.array(z.string()) }),
  z.object({ tried: z.array(z.object({ site: z.string(), kind: z.string() })) }),
  z.object({ seeds: z.int(), calls: z.int(), hires: z.int() }),
  z.object({ seed: z.int(), report: z.string() }),
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;
