import type { Tx } from '@linesman/persistence';
import type { Story } from '../deliveries/assignment';
import type { SignalResponse } from '../responses/signal-response.entity';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { Signal } from './signal.entity';

/** Nothing while the signal's content or the tenant's settings have not come. */
export async function readStory(tx: Tx, signalId: string): Promise<Story | undefined> {
  const rows = (await tx.query(
    `select to_jsonb(s) as signal, to_jsonb(t) as settings,
       (select coalesce(jsonb_agg(to_jsonb(r) order by r.responded_at), '[]') from signal_responses r
        where r.signal_id = s.signal_id) as responses
     from signals s join tenant_settings t on t.tenant_id = s.tenant_id
     where s.signal_id = $1 and s.snapshot is not null`,
    [signalId],
  )) as { signal: Story['signal']; settings: TenantSettingsRow; responses: SignalResponse[] }[];
  const row = rows[0];
  if (!row) return undefined;
  const date = (text: Date | null) => (text === null ? null : new Date(text));
  const signal: Signal & Story['signal'] = {
    ...row.signal,
    closed_at: date(row.signal.closed_at),
    created_at: new Date(row.signal.created_at),
  };
  return {
    signal,
    settings: row.settings,
    responses: row.responses.map((it) => ({ ...it, responded_at: new Date(it.responded_at) })),
  };
}
