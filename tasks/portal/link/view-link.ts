import type { DueFactor, LinkView } from "../../../contracts/portal-api.ts";
import { otpauthUri } from "../../lib/cognito/authenticator.ts";
import type { PortalDeps } from "../deps.ts";
import { codeProblemFor, rejectionFor } from "../password/rejections.ts";
import { maskAddress, type Person } from "./person.ts";
import { type CodeLink, resolveLink } from "./resolve-link.ts";

/** Returns what the page shows for a link. It changes nothing. */
export function createViewLink(deps: PortalDeps) {
  const { companyName, supportContact, passwordPolicy, signInUrl } = deps;
  const common = { companyName, supportContact };
  return async (fragment: string): Promise<LinkView> => {
    const link = await resolveLink(deps, fragment);
    switch (link.state) {
      case "ready": {
        const { rejection: reason } = link.record;
        const rejection = reason === undefined ? {} : { rejection: rejectionFor(reason) };
        const { expiresAt } = link.link;
        return {
          ...common,
          ...personFields(link, link.person),
          state: "ready",
          passwordPolicy,
          expiresAt,
          ...rejection,
        };
      }
      case "code": {
        const { codeRejection: reason } = link.record;
        const rejection = reason === undefined ? {} : { rejection: codeProblemFor(reason) };
        const { expiresAt } = link.challenge;
        const factor = await dueFactor(deps, link);
        return { ...common, ...personFields(link, link.person), state: "code", ...factor, expiresAt, ...rejection };
      }
      case "activated": {
        const done = { ...common, state: "activated", signInUrl } as const;
        const { person } = link;
        return person === undefined ? done : { ...done, ...personFields(link, person), username: person.username };
      }
      case "gone":
        return { ...common, state: "gone", reason: link.reason };
      default:
        return { ...common, state: link.state };
    }
  };
}

function personFields({ record: { purpose } }: Pick<CodeLink, "record">, { givenName, email }: Person) {
  return { purpose, firstName: givenName, maskedAddress: maskAddress(email) };
}

async function dueFactor(deps: PortalDeps, { record, challenge, person }: CodeLink): Promise<DueFactor> {
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
