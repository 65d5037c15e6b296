import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Journal } from '../state/journal';
import type { StateDir } from '../state/state-dir';

export interface StoredEntry {
  model: string;
  id: string;
  payload: AdapterPayload;
  /** Epoch seconds. */
  expires_at?: number;
}

const now = (): number => Math.floor(Date.now() / 1000);
const hour = 3600;

/** An expired token is stored for an hour more, so that it is refused as expired; a rotated refresh token for a day. */
const wanted = ({ payload, expires_at }: StoredEntry): boolean =>
  (expires_at === undefined || expires_at > now() - hour) &&
  (payload.consumed === undefined || Number(payload.consumed) > now() - 24 * hour);

/** Everything that one authorization server remembers. */
export class TokenStore {
  private readonly journal: Journal<StoredEntry>;

  constructor(state: StateDir, code: string) {
    this.journal = state.journal<StoredEntry>(`oauth-${code}`, { wanted });
  }

  find(model: string, id: string): StoredEntry | undefined {
    return this.journal.get(`${model}:${id}`);
  }

  save(entry: StoredEntry): void {
    this.journal.set(`${entry.model}:${entry.id}`, entry);
  }

  remove(model: string, id: string): void {
    this.journal.delete(`${model}:${id}`);
  }

  all(model: string): StoredEntry[] {
    return this.journal.values().filter((entry) => entry.model === model);
  }

  alive(model: string, id: string): AdapterPayload | undefined {
    const entry = this.find(model, id);
    return entry && (entry.expires_at === undefined || entry.expires_at > now()) ? entry.payload : undefined;
  }

  /** Within the grace a used refresh token works as if it were new; afterwards it is unknown. */
  private redeemable(model: string, id: string, grace?: number): AdapterPayload | undefined {
    const payload = this.alive(model, id);
    if (grace === undefined || model !== 'RefreshToken' || payload?.consumed === undefined) return payload;
    if (Number(payload.consumed) <= now() - grace) return undefined;
    const unused = { ...payload };
    delete unused.consumed;
    return unused;
  }

  grantOf(token: string): string | undefined {
    return (this.find('AccessToken', token) ?? this.find('RefreshToken', token))?.payload.grantId;
  }

  revokeGrant(grantId: string): void {
    this.remove('Grant', grantId);
    for (const { model, id, payload } of this.journal.values()) if (payload.grantId === grantId) this.remove(model, id);
  }

  expireAccessTokens(applies: (payload: AdapterPayload) => boolean): number {
    const tokens = this.all('AccessToken').filter(({ payload }) => applies(payload));
    for (const token of tokens) {
      const past = now() - 1;
      this.save({ ...token, payload: { ...token.payload, exp: past }, expires_at: past });
    }
    return tokens.length;
  }

  adapter(model: string, grace?: number): Adapter {
    // oidc-provider waits for promises; nothing here takes time.
    const done = <T>(value: T): Promise<T> => Promise.resolve(value);
    return {
      upsert: (id, payload, expiresIn) => {
        const expires_at = expiresIn ? now() + expiresIn : undefined;
        return done(this.save({ model, id, payload, expires_at }));
      },
      find: (id) => done(this.redeemable(model, id, grace)),
      findByUid: (uid) => done(this.all(model).find(({ payload }) => payload.uid === uid)?.payload),
      findByUserCode: () => done(undefined),
      consume: (id) => {
        const entry = this.find(model, id);
        if (entry) this.save({ ...entry, payload: { ...entry.payload, consumed: now() } });
        return done(undefined);
      },
      destroy: (id) => done(this.remove(model, id)),
      revokeByGrantId: (grantId) => {
        for (const { id, payload } of this.all(model)) if (payload.grantId === grantId) this.remove(model, id);
        return done(undefined);
      },
    };
  }
}
