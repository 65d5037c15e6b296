import type { SignalSnapshot } from '@linesman/contracts';
import { one, rows, type Tx } from '@linesman/persistence';
import { inPlatformTenant } from '../in-platform-tenant.system';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { Audience } from './audience';
import type { Signal } from './signal.entity';
import type { SignalResponse } from './signal-response.entity';

/** What a message about a signal is made from, read at the moment it is sent or edited. */
export interface SignalContext {
  signal: Signal & { snapshot: SignalSnapshot };
  settings: TenantSettingsRow;
  responses: SignalResponse[];
  /** For whom the message is. */
  audience: Audience;
  /** What our staff have to do about it; empty for everybody else. */
  staff_tasks: string[];
}

interface Reader {
  audience: Audience;
  troubleshooting: boolean;
}

/**
 * What one delivery's message is made from. Our staff are told with the settings of the platform tenant.
 * @returns nothing while the signal's snapshot or the settings have not arrived.
 */
export async function readSignalContext(
  tx: Tx,
  signalId: string,
  { audience, troubleshooting }: Reader,
): Promise<SignalContext | undefined> {
  const context = await one<SignalContext & { settings: SignalContext['settings'] | null }>(
    tx,
    `select to_jsonb(s) as signal, to_jsonb(t) as settings, '[]'::jsonb as staff_tasks,
       (select coalesce(jsonb_agg(to_jsonb(r) order by r.responded_at), '[]') from signal_responses r
        where r.signal_id = s.signal_id) as responses
     from signals s left join tenant_settings t on t.tenant_id = s.tenant_id
     where s.signal_id = $1 and s.snapshot is not null`,
    [signalId],
  );
  if (!context) return undefined;
  const { signal, responses } = context;
  const { settings, staff_tasks } = audience === 'staff' ? await readForStaff(tx, signalId) : context;
  if (!settings) return undefined;
  // Within jsonb a time is text.
  return {
    signal: {
      ...signal,
      snapshot: asAssessed(signal, troubleshooting),
      closed_at: signal.closed_at && new Date(signal.closed_at),
      created_at: new Date(signal.created_at),
    },
    settings,
    audience,
    staff_tasks,
    responses: responses.map((response) => ({ ...response, responded_at: new Date(response.responded_at) })),
  };
}

type ForStaff = Pick<SignalContext, 'staff_tasks'> & { settings: TenantSettingsRow | undefined };

const readForStaff = (tx: Tx, signalId: string): Promise<ForStaff> =>
  inPlatformTenant(tx, async () => {
    const settings = await one<TenantSettingsRow>(tx, 'select * from tenant_settings');
    const tasks = await rows<{ title: string }>(
      tx,
      'select title from tasks where signal_id = $1 order by created_at, id',
      [signalId],
    );
    return { settings, staff_tasks: tasks.map(({ title }) => title) };
  });

/** The snapshot with the impact that a workflow assessed, and without troubleshooting where its document wants none. */
function asAssessed(signal: Signal & { snapshot: SignalSnapshot }, troubleshooting: boolean): SignalSnapshot {
  const { snapshot, assessment } = signal;
  const { impact, is_critical } = assessment ?? { impact: snapshot.impact, ...snapshot.status_change };
  return {
    ...snapshot,
    impact,
    status_change: { ...snapshot.status_change, is_critical },
    troubleshooting: troubleshooting ? snapshot.troubleshooting : [],
  };
}
