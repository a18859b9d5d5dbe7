import { h } from "../dom.ts";

/** What one types or chooses. */
export interface Field {
  readonly parts: readonly Node[];
  /** Says what is wrong here, and goes there; an empty message takes the last one back. */
  complain(message: string): void;
  setReadOnly(readOnly: boolean): void;
}

export interface Fault<Place extends string> {
  /** What to mend; `form` when it is not what was typed. */
  readonly place: Place | "form";
  readonly message: string;
}

interface Plan<Fields> {
  readonly fields: Fields;
  /** What the form shows above its button, the fields among it. */
  readonly parts: readonly Node[];
  readonly say: { readonly submit: string; readonly sending: string };
  /** What must be mended before anything is sent; the portal judges the rest. */
  readonly check: () => Fault<keyof Fields & string> | undefined;
}

/** A form that says by itself what is wrong with it, and that nothing but the page's own script submits. */
export function formOf<Fields extends Readonly<Record<string, Field>>>({ fields, parts, say, check }: Plan<Fields>) {
  const alert = alertBox("form");
  const submit = h("button", { type: "submit" }, say.submit);
  const element = h("form", { novalidate: "" }, ...parts, alert, submit);
  element.addEventListener("submit", (event) => event.preventDefault());

  const complain = (fault?: Fault<keyof Fields & string>) => {
    for (const [place, field] of Object.entries(fields)) field.complain(place === fault?.place ? fault.message : "");
    alert.textContent = fault?.place === "form" ? fault.message : "";
    if (fault?.place === "form") submit.focus();
  };
  return {
    element,
    complain,
    /** Whether something must be mended first; says what. */
    isAmiss(): boolean {
      const fault = check();
      complain(fault);
      return fault !== undefined;
    },
    isSending: () => submit.getAttribute("aria-disabled") === "true",
    /** Not `disabled`, which would drop the keyboard focus. */
    setSending(sending: boolean) {
      submit.setAttribute("aria-disabled", String(sending));
      submit.textContent = sending ? say.sending : say.submit;
      for (const field of Object.values(fields)) field.setReadOnly(sending);
    },
  };
}

export function alertBox(of: string): HTMLElement {
  return h("div", { id: `${of}-fault`, class: "fault", role: "alert" });
}
