import type { DueFactor, LinkView } from "../../../contracts/portal-api.ts";
import { otpauthUri } from "../../lib/cognito/authenticator.ts";
import type { PortalDeps } from "../deps.ts";
import { codeProblemFor, rejectionFor } from "../password/rejections.ts";
import type { CodeLink } from "./link-state.ts";
import { maskAddress, type Person } from "./person.ts";
import { lookUp, type PersonalCodeLink } from "./resolve-link.ts";

/** What the page shows for a link. Changes nothing, however often it is asked. */
export function createViewLink(deps: PortalDeps) {
  const { companyName, supportContact, passwordPolicy, signInUrl } = deps;
  const common = { companyName, supportContact };
  return async (fragment: string): Promise<LinkView> => {
    const view = await lookUp(deps, fragment);
    switch (view.state) {
      case "ready": {
        const { rejection: reason } = view.record;
        const rejection = reason === undefined ? {} : { rejection: rejectionFor(reason) };
        const { expiresAt } = view.link;
        return { ...common, ...salutation(view, view.person), state: "ready", passwordPolicy, expiresAt, ...rejection };
      }
      case "code": {
        const { codeRejection: reason } = view.record;
        const rejection = reason === undefined ? {} : { rejection: codeProblemFor(reason) };
        const { expiresAt } = view.challenge;
        const factor = await dueFactor(deps, view);
        return { ...common, ...salutation(view, view.person), state: "code", ...factor, expiresAt, ...rejection };
      }
      case "activated": {
        const done = { ...common, state: "activated", signInUrl } as const;
        const { person } = view;
        return person === undefined ? done : { ...done, ...salutation(view, person), username: person.username };
      }
      case "gone":
        return { ...common, state: "gone", reason: view.reason };
      default:
        return { ...common, state: view.state };
    }
  };
}

function salutation({ record: { purpose } }: Pick<CodeLink, "record">, { givenName, email }: Person) {
  return { purpose, firstName: givenName, maskedAddress: maskAddress(email) };
}

async function dueFactor(deps: PortalDeps, { record, challenge, person }: PersonalCodeLink): Promise<DueFactor> {
  const { name, destination, options, sealedAuthenticator } = challenge;
  const factor = {
    challenge: name,
    ...(destination === undefined ? {} : { destination }),
    ...(options === undefined ? {} : { options }),
  };
  if (sealedAuthenticator === undefined) return factor;
  const secret = await deps.unsealAuthenticator(record.id, sealedAuthenticator);
  const uri = otpauthUri({ companyName: deps.companyName, username: person.username, secret });
  return { ...factor, authenticator: { secret, uri } };
}
