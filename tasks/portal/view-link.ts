import type { LinkView } from "./contract.ts";
import type { PortalDeps } from "./deps.ts";
import { findLink } from "./find-link.ts";
import { linkState } from "./link-state.ts";
import { maskAddress, type Person } from "./person.ts";
import { rejectionFor } from "./rejections.ts";

/** What the page shows for a link. Changes nothing, however often it is asked. */
export function createViewLink(deps: PortalDeps) {
  const { companyName, supportContact, passwordPolicy, signInUrl } = deps;
  const common = { companyName, supportContact };
  return async (fragment: string): Promise<LinkView> => {
    const view = linkState(await findLink(deps.records, fragment), deps.now());
    switch (view.state) {
      case "ready": {
        const person = await deps.readPerson(view.record.employeeId);
        if (person === undefined) return { ...common, state: "gone", reason: "closed" };
        const { rejection: reason } = view.record;
        const rejection = reason === undefined ? {} : { rejection: rejectionFor(reason) };
        const { expiresAt } = view.link;
        return { ...common, ...salutation(person), state: "ready", passwordPolicy, expiresAt, ...rejection };
      }
      case "activated": {
        const done = { ...common, state: "activated", signInUrl } as const;
        const person = view.isFresh ? await deps.readPerson(view.record.employeeId) : undefined;
        return person === undefined ? done : { ...done, ...salutation(person), username: person.username };
      }
      case "gone":
        return { ...common, state: "gone", reason: view.reason };
      default:
        return { ...common, state: view.state };
    }
  };
}

function salutation({ givenName, email }: Person) {
  return { purpose: "onboarding", firstName: givenName, maskedAddress: maskAddress(email) } as const;
}
