import { z } from "zod";

/** What a process is given that plays seeds: where the assemblies and the built code are, and every how many-eth seed is its own. */
export const Task = z.object({
  /** Seeds from `first` to `last`; or single faults, all of them, numbered from 1. */
  what: z.enum(["seeds", "single faults"]),
  assemblies: z.object({ standard: z.string(), secondFactor: z.string(), authenticator: z.string() }),
  code: z.string(),
  first: z.int(),
  last: z.int(),
  step: z.int(),
  whole: z.boolean(),
});
export type Task = z.infer<typeof Task>;

/** What it says: how far it is; or what it has found, as text for people. */
export const Said = z.union([
  z.object({ tried: z.array(z.object({ site: z.string(), kind: z.string() })) }),
  z.object({ seeds: z.int(), calls: z.int(), hires: z.int() }),
  z.object({ seed: z.int(), report: z.string() }),
]);
export type Said = z.infer<typeof Said>;
