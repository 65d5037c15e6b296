import { rows, type Tx } from '@linesman/persistence';
import type { Silence } from './silence';

const running = 'starts_at <= now() and ends_at > now()';

/** The silences of a tenant that have begun and not ended, as a part of another statement. Read with `asSilences`. */
export const runningSilencesOf = (tenant: string): string =>
  `(select jsonb_agg(to_jsonb(q)) from silences q where q.tenant_id = ${tenant} and not q.everywhere and ${running})`;

/** Within jsonb a time is text. */
type Stored = Omit<Silence, 'starts_at' | 'ends_at' | 'created_at'> &
  Record<'starts_at' | 'ends_at' | 'created_at', string>;

export const asSilences = (stored: Stored[] | null): Silence[] =>
  (stored ?? []).map((one) => ({
    ...one,
    starts_at: new Date(one.starts_at),
    ends_at: new Date(one.ends_at),
    created_at: new Date(one.created_at),
  }));

export type StoredSilences = Stored[] | null;

/** The same in a statement of its own. */
export const readRunning = (tx: Tx): Promise<Silence[]> =>
  rows<Silence>(tx, `select * from silences where not everywhere and ${running}`);
