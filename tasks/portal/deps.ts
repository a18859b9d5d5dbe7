import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import type { Log } from "../lib/log.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import type { Seal, Unseal } from "../lib/sealing.ts";
import type { StoreSignalDeps } from "../lib/signal/store-signal.ts";
import type { PageFiles } from "./http/page.ts";
import type { Person } from "./link/person.ts";

/** The client of the user pool that people sign in with, through Cognito's public operations. */
export interface AppClient {
  /** Makes a single attempt: a session or a code is good once, and a repeat would not be told what came of it. */
  readonly cognito: CognitoIdentityProviderClient;
  readonly clientId: string;
  /** Undefined where the client has none. */
  readonly readSecret: () => Promise<string | undefined>;
}

/** What the portal works with. */
export interface PortalDeps {
  readonly records: RecordStore;
  /** Undefined where the user was deleted. */
  readonly readPerson: (employeeId: string) => Promise<Person | undefined>;
  /** Ends every session of a user, by name or alias. */
  readonly signOut: (username: string) => Promise<void>;
  readonly sealPassword: Seal;
  readonly sealCode: Seal;
  /** Opens the secret of an authenticator app that is being set up. */
  readonly unsealAuthenticator: Unseal;
  /** Completes the wait that a task token stands for. */
  readonly completeWait: (taskToken: string) => Promise<void>;
  readonly failWait: StoreSignalDeps["failWait"];
  readonly appClient: AppClient;
  /** Undefined: the cookies are for the portal's own host only. */
  readonly cookieDomain?: string | undefined;
  readonly now: () => Date;
  readonly log: Log;
  readonly page: PageFiles;
  readonly passwordPolicy: PasswordPolicy;
  readonly companyName: string;
  readonly supportContact: string;
  /** Where people sign in once they have a password. */
  readonly signInUrl: string;
}
