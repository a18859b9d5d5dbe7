import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { type Entries, lengthOf, match } from "./policy.ts";

/** Long enough that a screen reader is not interrupted at every key. */
const QUIET_MS = 1_000;

/** The rules, as far as they are known, ticked off while one types; said aloud once typing pauses. */
export function policyList(policy?: PasswordPolicy) {
  const length = rule();
  const same = rule();
  const spoken = h("p", { class: "unseen", role: "status" });
  const element = h(
    "div",
    { class: "rules" },
    h("ul", { "aria-label": texts.password.rules }, ...(policy === undefined ? [] : [length.item]), same.item),
    spoken,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = (entries: Entries) => {
    const count = lengthOf(entries.newPassword);
    if (policy !== undefined) length.set(...lengthRule(count, policy));
    const matching = match(entries);
    same.set(matching, matching === "failed" ? texts.password.mismatch : texts.password.match, "");
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = count === 0 ? "" : announcement(entries, policy);
    }, QUIET_MS);
  };
  update({ newPassword: "", repeat: "" });
  return { element, update };
}

type State = ReturnType<typeof match>;

function lengthRule(count: number, { minLength, maxLength }: PasswordPolicy): [State, string, string] {
  const typed = count === 0 ? "" : texts.password.typed(count);
  if (count > maxLength) return ["failed", texts.password.tooLong(maxLength), typed];
  return [count >= minLength ? "met" : "open", texts.password.length(minLength), count >= minLength ? "" : typed];
}

function announcement(entries: Entries, policy?: PasswordPolicy): string {
  const count = lengthOf(entries.newPassword);
  const say = texts.announce;
  if (policy !== undefined && count < policy.minLength) return say.short(count, policy.minLength);
  if (policy !== undefined && count > policy.maxLength) return say.long(count, policy.maxLength);
  const matching = match(entries);
  const both = matching === "open" ? [] : [say[matching === "met" ? "match" : "mismatch"]];
  return [...(policy === undefined ? [] : [say.enough]), ...both].join(" ");
}

function rule() {
  const text = h("span");
  const detail = h("span", { class: "detail" });
  const done = h("span", { class: "unseen" });
  const item = h("li", {}, text, " ", detail, done);
  const set = (state: State, rule: string, more: string) => {
    item.dataset["state"] = state;
    text.textContent = rule;
    detail.textContent = more;
    done.textContent = state === "met" ? `(${texts.password.met})` : "";
  };
  return { item, set };
}
