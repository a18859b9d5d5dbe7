import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import type { Log } from "../lib/log.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import type { Seal, Unseal } from "../lib/sealing.ts";
import type { StoreSignalDeps } from "../lib/signal/store-signal.ts";
import type { PageFiles } from "./http/page.ts";
import type { Person } from "./link/person.ts";

/** The user pool client for people's sign-in, through Cognito's public operations. */
export interface AppClient {
  /** Makes a single attempt: sessions and codes can be used once, so a repeated call would not get the lost result. */
  readonly cognito: CognitoIdentityProviderClient;
  readonly clientId: string;
  /** Undefined if the client has none. */
  readonly readSecret: () => Promise<string | undefined>;
}

/** The dependencies and settings of the portal. */
export interface PortalDeps {
  readonly records: RecordStore;
  /** Undefined if the user was deleted. */
  readonly readPerson: (employeeId: string) => Promise<Person | undefined>;
  /** Ends every session of a user, by name or alias. */
  readonly signOut: (username: string) => Promise<void>;
  readonly sealPassword: Seal;
  readonly sealCode: Seal;
  /** Decrypts content `authenticator`. */
  readonly unsealAuthenticator: Unseal;
  /** Completes the wait of a task token. */
  readonly completeWait: (taskToken: string) => Promise<void>;
  readonly failWait: StoreSignalDeps["failWait"];
  readonly appClient: AppClient;
  /** If undefined, the cookies are for the portal's own host only. */
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
