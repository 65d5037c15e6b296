/** Whose integrations are asked about: a token's tenant and subject. */
export interface ReadinessUser {
  tenant_id: string;
  subject: string;
}

/** What a strategy finds; what follows from it, the shared policy decides. */
export interface RawStatusSignals {
  connected: boolean;
  authenticated: boolean;
  /** Stays authenticated without the user. */
  has_refresh: boolean;
  /** Our application's credentials at the provider are all there. */
  app_configured: boolean;
  /** The one that needs the user, where there is one. */
  integration_id?: string;
}

/** How one integration stands, without a secret opened. */
export interface StoredConnection {
  integration_id: string;
  has_tokens: boolean;
  has_refresh: boolean;
  expires_at?: Date;
  /** The provider refused these credentials, or the status-monitor holds the integration for disconnected. */
  refused: boolean;
  verified_at?: Date;
  /** Asks the provider; rejects where it cannot tell. */
  verify: () => Promise<boolean>;
}

/** What a strategy is built from. */
export interface ReadinessSource {
  connectionsOf: (user: ReadinessUser) => Promise<StoredConnection[]>;
  app_configured: boolean;
  now: () => Date;
  ttl_seconds: number;
}

export interface StatusStrategy {
  assessRaw(user: ReadinessUser): Promise<RawStatusSignals>;
}

/** Of several the worst: each flag holds only where it holds for all. */
export function worstOf(
  found: (RawStatusSignals & { integration_id: string })[],
  app_configured: boolean,
): RawStatusSignals {
  const rank = (one: RawStatusSignals) =>
    Number(one.connected) * 4 + Number(one.authenticated) * 2 + Number(one.has_refresh);
  const [worst] = [...found].sort((a, b) => rank(a) - rank(b));
  return worst ?? { connected: false, authenticated: false, has_refresh: false, app_configured };
}

/** What the stored facts alone say: an access token that ended is renewed on its next use. */
export function cheapSignals(
  { integration_id, has_tokens, has_refresh, expires_at, refused }: StoredConnection,
  { app_configured, now }: Pick<ReadinessSource, 'app_configured' | 'now'>,
): RawStatusSignals & { integration_id: string } {
  const lives = has_refresh || !expires_at || expires_at > now();
  return {
    integration_id,
    connected: has_tokens,
    authenticated: has_tokens && !refused && lives,
    has_refresh,
    app_configured,
  };
}

/** Of all that serve a user, by what is stored alone. */
export async function storedSignals(source: ReadinessSource, user: ReadinessUser): Promise<RawStatusSignals> {
  const found = await source.connectionsOf(user);
  return worstOf(
    found.map((one) => cheapSignals(one, source)),
    source.app_configured,
  );
}
