import { unmarshall } from "@aws-sdk/util-dynamodb";
import { z } from "zod";
import type { Call } from "../functions/port.ts";

const Link = z.looseObject({ hash: z.string(), round: z.number(), expiresAt: z.string() });
const Signal = z.looseObject({ id: z.string(), name: z.string() });

/** A record as the table has it, stated independently of the code that writes it. */
const RecordSeen = z.looseObject({
  id: z.string(),
  purpose: z.string().optional(),
  employeeId: z.string(),
  generation: z.number(),
  status: z.string(),
  round: z.number(),
  mailedRound: z.number(),
  links: z.array(Link),
  taskToken: z.string().optional(),
  sealedPassword: z.string().optional(),
  sealedCode: z.string().optional(),
  signals: z.array(Signal).default([]),
  signalIds: z.array(z.string()).default([]),
});
export type RecordSeen = z.infer<typeof RecordSeen>;

type Stored = Parameters<typeof unmarshall>[0];
const stored = z.custom<Stored>((value) => typeof value === "object" && value !== null);
const Put = z.looseObject({ Item: stored });
const Updated = z.looseObject({ Attributes: stored });

/** The record that a write has left behind; undefined for other calls. */
export function recordIn({ operation, input }: Call, output: object): RecordSeen | undefined {
  if (operation === "PutItem") return RecordSeen.parse(unmarshall(Put.parse(input).Item));
  if (operation === "UpdateItem") return RecordSeen.parse(unmarshall(Updated.parse(output).Attributes));
  return undefined;
}
