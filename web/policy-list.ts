import type { PasswordPolicy } from "../tasks/portal/contract.ts";
import { h } from "./dom.ts";
import { type Entries, lengthOf, match } from "./policy.ts";
import { texts } from "./texts.ts";

/** Long enough that a screen reader is not interrupted at every key. */
const QUIET_MS = 1_000;

/** The rules, ticked off while one types; said aloud once typing pauses. */
export function policyList(policy: PasswordPolicy) {
  const length = rule();
  const same = rule();
  const spoken = h("p", { class: "unseen", role: "status" });
  const element = h(
    "div",
    { class: "rules" },
    h("ul", { "aria-label": texts.ready.rules }, length.item, same.item),
    spoken,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = (entries: Entries) => {
    const count = lengthOf(entries.newPassword);
    length.set(...lengthRule(count, policy));
    const matching = match(entries);
    same.set(matching, matching === "failed" ? texts.ready.mismatch : texts.ready.match, "");
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
  const typed = count === 0 ? "" : texts.ready.typed(count);
  if (count > maxLength) return ["failed", texts.ready.tooLong(maxLength), typed];
  return [count >= minLength ? "met" : "open", texts.ready.length(minLength), count >= minLength ? "" : typed];
}

function announcement(entries: Entries, { minLength, maxLength }: PasswordPolicy): string {
  const count = lengthOf(entries.newPassword);
  const say = texts.announce;
  if (count < minLength) return say.short(count, minLength);
  if (count > maxLength) return say.long(count, maxLength);
  const matching = match(entries);
  return matching === "open" ? say.enough : `${say.enough} ${say[matching === "met" ? "match" : "mismatch"]}`;
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
    done.textContent = state === "met" ? `(${texts.ready.met})` : "";
  };
  return { item, set };
}
