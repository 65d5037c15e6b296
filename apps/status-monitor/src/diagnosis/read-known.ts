import type { LinkedEntities, PreviousDisconnections, RiskSignalResolved, SignalSnapshot } from '@linesman/contracts';
import { one, rows, type Tx } from '@linesman/persistence';
import { loadState, type StoredState } from '../health/stored-state';
import type { MachineState } from '../health/machine-state';
import type { KnownEvent } from './compose-tried';

interface Stored {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  status: 'open' | 'acknowledged' | 'resolved' | 'withdrawn';
  snapshot: SignalSnapshot;
  opened_at: Date;
  failing_since: Date | null;
  last_worked_at: Date | null;
  resolved_at: Date | null;
  connection_code: string;
  account_id: string | null;
  linked: LinkedEntities[] | null;
  machine_state: StoredState;
  last_success_at: Date | null;
  due_at: Date | null;
  outage: boolean;
  now: Date;
}

/** What this service knows of a signal's problem. */
export interface KnownOfSignal extends Omit<Stored, 'machine_state'> {
  machine_state: MachineState;
  since: Date;
  /** The newest first. */
  events: KnownEvent[];
  siblings: { failing_alike: number; working: number };
  previous: PreviousDisconnections;
}

const signal = `select s.signal_id, s.tenant_id, s.integration_id, s.status, s.snapshot, s.opened_at, s.failing_since,
    s.last_worked_at, s.resolved_at, i.connection_code, i.account_id, i.linked, h.machine_state, h.last_success_at, p.due_at,
    exists (select from provider_outages o join outage_members m using (outage_id) where o.closed_at is null
      and o.connection_code = i.connection_code and m.integration_id = s.integration_id) as outage, clock_timestamp() as now
  from risk_signals s join integrations_copy i using (integration_id) join integration_health h using (integration_id)
  left join probe_schedule p using (integration_id) where s.signal_id = $1`;

const MOST_EVENTS = 200;

const events = `select e.* from risk_signals s cross join lateral (
    select event_type, error_details, created_at from integration_events
    where integration_id = s.integration_id and created_at >= coalesce(s.failing_since, s.opened_at)
      and created_at <= coalesce(s.resolved_at, now()) order by created_at desc, id desc limit ${MOST_EVENTS}) e
  where s.signal_id = $1`;

/** Other integrations of the same account. */
const siblings = `select n.* from risk_signals s join integrations_copy o using (integration_id) cross join lateral (
    select (count(*) filter (where h.cause = s.snapshot #>> '{status_change,cause}' and h.status <> 'healthy'))::int as failing_alike,
      (count(*) filter (where h.status = 'healthy' and h.last_success_at > now() - interval '1 day'))::int as working
    from integrations_copy i join integration_health h using (integration_id)
    where i.tenant_id = s.tenant_id and i.account_id = o.account_id and not i.deleted
      and i.connection_code = o.connection_code and i.integration_id <> s.integration_id and i.status <> 'inactive') n
  where s.signal_id = $1`;

interface Earlier {
  count: number;
  last: {
    began_at: string;
    ended_at: string;
    resolution: RiskSignalResolved['resolution'];
    reconnected: boolean;
  } | null;
}

const earlier = `with before as (
    select b.integration_id, b.opened_at, coalesce(b.failing_since, b.opened_at) as began_at, b.resolved_at, b.resolution
    from risk_signals s join risk_signals b using (integration_id)
    where s.signal_id = $1 and b.opened_at < s.opened_at and b.signal_type = 'integration_disconnected'
      and b.resolved_at is not null)
  select (select count(*)::int from before) as count, (
    select jsonb_build_object('began_at', began_at, 'ended_at', resolved_at, 'resolution', resolution, 'reconnected',
        exists (select from integration_events e where e.integration_id = before.integration_id
          and e.event_type = 'reconnected' and e.created_at between began_at and resolved_at))
      from before order by opened_at desc limit 1) as last`;

/** Sends all before the first answer. @returns nothing where there is no such signal in the tenant. */
export async function readKnown(tx: Tx, signalId: string): Promise<KnownOfSignal | undefined> {
  const [found, known, alike, before] = await Promise.all([
    one<Stored>(tx, signal, [signalId]),
    rows<KnownEvent>(tx, events, [signalId]),
    one<KnownOfSignal['siblings']>(tx, siblings, [signalId]),
    one<Earlier>(tx, earlier, [signalId]),
  ]);
  if (!found) return undefined;
  const { count, last } = before!;
  return {
    ...found,
    machine_state: loadState(found.machine_state, found.now.getTime()),
    since: found.failing_since ?? found.opened_at,
    events: known,
    siblings: alike!,
    previous: { count, ...(last && { last: lastOf(last) }) },
  };
}

/** Within jsonb a time is text. */
const lastOf = ({ began_at, ended_at, resolution, reconnected }: NonNullable<Earlier['last']>) => ({
  began_at: new Date(began_at).toISOString(),
  ended_at: new Date(ended_at).toISOString(),
  resolution,
  ...(reconnected && { reconnected }),
});
