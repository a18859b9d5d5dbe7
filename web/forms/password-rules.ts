import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import type { FieldError } from "./form.ts";

export interface PasswordEntries {
  readonly newPassword: string;
  readonly repeat: string;
}

/** `open`: not met yet, but it may be after more typing. */
type RuleState = "open" | "met" | "failed";

/** A pause of typing before the state is read out, so that a screen reader is not interrupted at every key. */
const PAUSE_MS = 1_000;

const NO_POLICY: PasswordPolicy = { minLength: 1, maxLength: Number.POSITIVE_INFINITY };

/** The first error in the entries. Without a policy, only an empty password and a different repeat are errors. */
export function passwordError(
  entries: PasswordEntries,
  { minLength, maxLength }: PasswordPolicy = NO_POLICY,
): FieldError<keyof PasswordEntries> | undefined {
  const length = lengthOf(entries.newPassword);
  if (length === 0) return { field: "newPassword", message: texts.error.empty };
  if (length < minLength) return { field: "newPassword", message: texts.error.short(length, minLength) };
  if (length > maxLength) return { field: "newPassword", message: texts.error.long(length, maxLength) };
  if (entries.newPassword !== entries.repeat) return { field: "repeat", message: texts.error.mismatch };
  return undefined;
}

/** A list that shows for each rule whether it is met, and has this read out when the person pauses. */
export function passwordRuleList(policy?: PasswordPolicy) {
  const length = ruleItem();
  const match = ruleItem();
  const spoken = h("p", { class: "unseen", role: "status" });
  const items = policy === undefined ? [match.item] : [length.item, match.item];
  const element = h("div", { class: "rules" }, h("ul", { "aria-label": texts.password.rules }, ...items), spoken);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = (entries: PasswordEntries) => {
    const count = lengthOf(entries.newPassword);
    if (policy !== undefined) length.set(...lengthRule(count, policy));
    const state = compareEntries(entries);
    match.set(state, state === "failed" ? texts.password.mismatch : texts.password.match, "");
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = count === 0 ? "" : announcement(entries, policy);
    }, PAUSE_MS);
  };
  update({ newPassword: "", repeat: "" });
  return { element, update };
}

/** The length as the portal counts it: in code points, after composition (NFC). */
function lengthOf(password: string): number {
  return [...password.normalize("NFC")].length;
}

function compareEntries({ newPassword, repeat }: PasswordEntries): RuleState {
  if (repeat === "") return "open";
  if (repeat === newPassword) return "met";
  return newPassword.startsWith(repeat) ? "open" : "failed";
}

function lengthRule(count: number, { minLength, maxLength }: PasswordPolicy): [RuleState, string, string] {
  const typed = count === 0 ? "" : texts.password.typed(count);
  if (count > maxLength) return ["failed", texts.password.tooLong(maxLength), typed];
  return [count >= minLength ? "met" : "open", texts.password.length(minLength), count >= minLength ? "" : typed];
}

function announcement(entries: PasswordEntries, policy?: PasswordPolicy): string {
  const count = lengthOf(entries.newPassword);
  const { announce } = texts;
  if (policy !== undefined && count < policy.minLength) return announce.short(count, policy.minLength);
  if (policy !== undefined && count > policy.maxLength) return announce.long(count, policy.maxLength);
  const sentences: string[] = [];
  if (policy !== undefined) sentences.push(announce.enough);
  const match = compareEntries(entries);
  if (match !== "open") sentences.push(match === "met" ? announce.match : announce.mismatch);
  return sentences.join(" ");
}

function ruleItem() {
  const text = h("span");
  const detail = h("span", { class: "detail" });
  const done = h("span", { class: "unseen" });
  const item = h("li", {}, text, " ", detail, done);
  const set = (state: RuleState, rule: string, detailText: string) => {
    item.dataset["state"] = state;
    text.textContent = rule;
    detail.textContent = detailText;
    done.textContent = state === "met" ? `(${texts.password.met})` : "";
  };
  return { item, set };
}
