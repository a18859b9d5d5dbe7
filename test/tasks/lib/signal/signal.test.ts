import { expect, it } from "vitest";
import { isOverriding, isSuperseded, type Signal } from "../../../../tasks/lib/signal/signal.ts";

const hireCancelled: Signal = { id: "1", name: "HireCancelled" };
const emailChanged: Signal = { id: "2", name: "EmailChanged", sealedAddress: "sealed" };
const resendRequested: Signal = { id: "3", name: "ResendRequested" };
const emailBounced: Signal = { id: "4", name: "EmailBounced", round: 1, reason: "bounce" };

it.each<[Signal, boolean]>([
  [hireCancelled, true],
  [emailChanged, true],
  [resendRequested, false],
  [emailBounced, false],
])("$name overrides a submitted password, or does not", (signal, expected) => {
  expect(isOverriding(signal)).toBe(expected);
});

it.each<[string, readonly Signal[], string, boolean]>([
  ["no signal", [], "", false],
  ["signals that override nothing", [resendRequested, emailBounced], "", false],
  ["an overriding signal behind another one", [resendRequested, hireCancelled], "", true],
  ["the overriding signal that the execution handles", [emailChanged], "2", false],
  ["an overriding signal behind the one that the execution handles", [emailChanged, hireCancelled], "2", true],
])("a submitted password is superseded, or is not, by %s", (_, signals, handled, expected) => {
  expect(isSuperseded({ signals }, handled)).toBe(expected);
});
