/** The user whose integrations are assessed. */
export interface ReadinessUser {
  tenant_id: string;
  subject: string;
}

/** Facts that a strategy finds. The shared policy in libs/readiness decides what they mean. */
export interface RawStatusSignals {
  connected: boolean;
  authenticated: boolean;
  /** Credentials are renewed without the user. */
  has_refresh: boolean;
  /** Our application's credentials at the provider are configured. */
  app_configured: boolean;
  /** Our staff have to act before it works again: the user cannot do anything. */
  waits_for_staff?: boolean;
  /** We lost the access through a fault of ours, and only a new consent of the user restores it. */
  lost_by_us?: boolean;
  /** The provider allows less than a background task needs. A new consent allows it. */
  lacks_scope?: boolean;
  /** The integration that needs the user, if one does. */
  integration_id?: string;
}

/** What is stored about one integration, without its secrets. */
export interface StoredConnection {
  integration_id: string;
  has_tokens: boolean;
  has_refresh: boolean;
  expires_at?: Date;
  /** The provider refused these credentials, or the integration is in `error`: no call can succeed. */
  refused: boolean;
  /** The integration is in `error` through our fault, and only our staff can end that. */
  waits_for_staff?: boolean;
  /** We lost the access through a fault of ours, and only a new consent of the user restores it. */
  lost_by_us?: boolean;
  /** A background task was refused for a missing scope, and has not succeeded since. */
  lacks_scope?: boolean;
  verified_at?: Date;
  /**
   * Asks the provider whether the credentials work. Resolves to false only if the user can end the refusal, with a new
   * consent or key. Rejects if the provider cannot tell, or if somebody else has to act.
   */
  verify: () => Promise<boolean>;
}

/** What a strategy can use. */
export interface ReadinessSource {
  connectionsOf: (user: ReadinessUser) => Promise<StoredConnection[]>;
  app_configured: boolean;
  now: () => Date;
  ttl_seconds: number;
}

export interface StatusStrategy {
  assessRaw(user: ReadinessUser): Promise<RawStatusSignals>;
}

/** The facts of the integration with the fewest of them; with none at all if there is no integration. */
export function worstOf(
  found: (RawStatusSignals & { integration_id: string })[],
  app_configured: boolean,
): RawStatusSignals {
  const rank = (one: RawStatusSignals) =>
    Number(one.connected) * 8 +
    Number(one.authenticated) * 4 +
    Number(one.has_refresh) * 2 -
    Number(one.lacks_scope ?? 0);
  const [worst] = [...found].sort((a, b) => rank(a) - rank(b));
  return worst ?? { connected: false, authenticated: false, has_refresh: false, app_configured };
}

/** Facts from storage alone. An expired access token counts as working if it can be refreshed. */
export function cheapSignals(
  { integration_id, has_tokens, has_refresh, expires_at, refused, ...more }: StoredConnection,
  { app_configured, now }: Pick<ReadinessSource, 'app_configured' | 'now'>,
): RawStatusSignals & { integration_id: string } {
  const lives = has_refresh || !expires_at || expires_at > now();
  return {
    integration_id,
    connected: has_tokens,
    authenticated: has_tokens && !refused && lives,
    has_refresh,
    app_configured,
    ...(more.waits_for_staff ? { waits_for_staff: true } : {}),
    ...(more.lost_by_us ? { lost_by_us: true } : {}),
    ...(more.lacks_scope ? { lacks_scope: true } : {}),
  };
}

/** Facts about all integrations of a user, from storage alone. */
export async function storedSignals(source: ReadinessSource, user: ReadinessUser): Promise<RawStatusSignals> {
  const found = await source.connectionsOf(user);
  return worstOf(
    found.map((one) => cheapSignals(one, source)),
    source.app_configured,
  );
}
