import { type AppClientSettings, unitSeconds } from "../resources/user-pool-client.ts";

const DEFAULT_REFRESH_SECONDS = 30 * unitSeconds.days;

/** An app client: its settings and secret. */
export class AppClient {
  readonly id: string;
  readonly secret: string | undefined;
  readonly settings: AppClientSettings;
  readonly createdAt: number;

  constructor(init: Pick<AppClient, "id" | "secret" | "settings" | "createdAt">) {
    this.id = init.id;
    this.secret = init.secret;
    this.settings = init.settings;
    this.createdAt = init.createdAt;
  }

  /** Whether the client allows a flow. `flow` is the value of AuthFlow. */
  allows(flow: string): boolean {
    return this.settings.ExplicitAuthFlows.includes(`ALLOW_${flow}`);
  }

  get sessionValidityMs(): number {
    return this.settings.AuthSessionValidity * 60_000;
  }

  get hidesUserExistence(): boolean {
    return this.settings.PreventUserExistenceErrors === "ENABLED";
  }

  /** Lifetimes in seconds. */
  get lifetimes() {
    const { AccessTokenValidity, IdTokenValidity, RefreshTokenValidity, TokenValidityUnits: units } = this.settings;
    return {
      access: AccessTokenValidity * unitSeconds[units.AccessToken],
      id: IdTokenValidity * unitSeconds[units.IdToken],
      refresh: RefreshTokenValidity * unitSeconds[units.RefreshToken] || DEFAULT_REFRESH_SECONDS,
    };
  }

  mayRead(attribute: string): boolean {
    return this.settings.ReadAttributes?.includes(attribute) ?? true;
  }

  mayWrite(attribute: string): boolean {
    return this.settings.WriteAttributes?.includes(attribute) ?? true;
  }
}
