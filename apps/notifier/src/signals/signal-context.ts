import type { SignalSnapshot } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { Signal } from './signal.entity';
import type { SignalResponse } from './signal-response.entity';

/** What a message about a signal is made from, read at the moment it is sent or edited. */
export interface SignalContext {
  signal: Signal & { snapshot: SignalSnapshot };
  settings: TenantSettingsRow;
  responses: SignalResponse[];
}

/** @returns nothing while the signal's snapshot or the tenant's settings have not arrived. */
export async function readSignalContext(tx: Tx, signalId: string): Promise<SignalContext | undefined> {
  const context = await one<SignalContext>(
    tx,
    `select to_jsonb(s) as signal, to_jsonb(t) as settings,
       (select coalesce(jsonb_agg(to_jsonb(r) order by r.responded_at), '[]') from signal_responses r
        where r.signal_id = s.signal_id) as responses
     from signals s join tenant_settings t on t.tenant_id = s.tenant_id
     where s.signal_id = $1 and s.snapshot is not null`,
    [signalId],
  );
  if (!context) return undefined;
  const { signal, settings, responses } = context;
  // Within jsonb a time is text.
  return {
    signal: {
      ...signal,
      closed_at: signal.closed_at && new Date(signal.closed_at),
      created_at: new Date(signal.created_at),
    },
    settings,
    responses: responses.map((response) => ({ ...response, responded_at: new Date(response.responded_at) })),
  };
}
