import { rows, type Tx } from '@linesman/persistence';
import type { PastSignal } from './play-signal';

/** Whether a row `s` of `signals` is a signal of which it is still known what it was. */
export const isPast = 's.snapshot is not null and s.outage is null';

/** So many signals in one step. */
export const AT_A_TIME = 25;

export interface FoundSignal extends PastSignal {
  place_us: string;
  /** No run told anybody of it then, for a reason that no document has a part in. */
  silent: boolean;
}

/** Where the next signals are, from the newest to the oldest. */
export interface ReplayPlace {
  tenant_id: string;
  since: Date;
  until: Date;
  place_us: string | null;
  place_id: string | null;
}

const next = `select s.signal_id, s.snapshot, s.state, s.closed_at, $3::timestamptz as until,
    s.version - case when s.closed_at is null then 0 else 1 end > 1 as has_changed,
    coalesce((select bool_and(r.state = 'suppressed' and r.reason <> 'changed_before_told')
      from workflow_runs r where r.signal_id = s.signal_id), false) as silent,
    (extract(epoch from s.created_at) * 1000000)::bigint::text as place_us
  from signals s where s.tenant_id = $1 and s.created_at >= $2 and s.created_at < $3 and ${isPast}
    and ($4::bigint is null or (s.created_at, s.signal_id)
      < ('epoch'::timestamptz + $4::bigint * interval '1 microsecond', $5::uuid))
  order by s.created_at desc, s.signal_id desc limit ${AT_A_TIME}`;

export const nextSignals = (
  tx: Tx,
  { tenant_id, since, until, place_us, place_id }: ReplayPlace,
): Promise<FoundSignal[]> => rows<FoundSignal>(tx, next, [tenant_id, since, until, place_us, place_id]);
