import validate from "asl-validator";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { machines, rawDefinition } from "./definition.ts";

const Verdict = z.object({ isValid: z.boolean(), errors: z.array(z.unknown()) });

describe.each(machines)("%s", (machine) => {
  it("passes asl-validator", () => {
    const verdict = Verdict.parse(validate(structuredClone(rawDefinition(machine))));
    expect(verdict).toEqual({ isValid: true, errors: [] });
  });

  it("is the definition that was reviewed", () => {
    expect(rawDefinition(machine)).toMatchSnapshot();
  });
});
