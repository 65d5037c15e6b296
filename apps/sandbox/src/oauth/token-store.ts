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

/** An expired token is known as such for an hour, and a rotated refresh token for a day. */
const wanted = ({ payload, expires_at }: StoredEntry): boolean =>
  (expires_at === undefined || expires_at > now() - hour) &&
  (payload.consumed === undefined || Number(payload.consumed) > now() - 24 * hour);

/** Everything one authorization server remembers, and what the rest of the sandbox asks about it. */
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

  /** Within the grace a used refresh token is as good as new, after it as if it had never been. */
  private redeemable(model: string, id: string, grace?: number): AdapterPayload | undefined {
    const payload = this.alive(model, id);
    if (grace === undefined || model !== 'RefreshToken' || payload?.consumed === undefined) return payload;
    const { consumed, ...unused } = payload;
    return Number(consumed) > now() - grace ? (unused as AdapterPayload) : undefined;
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

  clear(): void {
    this.journal.clear();
  }

  adapter(model: string, grace?: number): Adapter {
    return {
      upsert: async (id, payload, expiresIn) =>
        this.save({ model, id, payload, ...(expiresIn ? { expires_at: now() + expiresIn } : {}) }),
      find: async (id) => this.redeemable(model, id, grace),
      findByUid: async (uid) => this.all(model).find(({ payload }) => payload.uid === uid)?.payload,
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const entry = this.find(model, id);
        if (entry) this.save({ ...entry, payload: { ...entry.payload, consumed: now() } });
      },
      destroy: async (id) => this.remove(model, id),
      revokeByGrantId: async (grantId) => {
        for (const { id, payload } of this.all(model)) if (payload.grantId === grantId) this.remove(model, id);
      },
    };
  }
}
