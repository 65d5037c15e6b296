import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ActionRegistry } from '../workflow/action-registry';
import type { DecidedRow } from './decision';

const ofDeliveries = `select 'delivery' as kind, d.id, d.signal_id, d.created_at as decided_at, d.settled_at, d.recipient,
    d.audience, d.channel, d.occasion, d.state, d.reason, d.next_contact_because,
    case when d.state in ('pending', 'awaiting_approval') and d.next_attempt_at > now() then d.next_attempt_at end as until,
    r.workflow, s.step_id as step
  from deliveries d left join workflow_steps s on s.id = d.step_id left join workflow_runs r on r.id = s.run_id`;

const nobody = `null::timestamptz as settled_at, null as recipient, null as audience, null as channel, null as occasion`;

/** Runs whose steps were not done, and those that are held to tell more. */
const ofRuns = `select 'run' as kind, r.id, r.signal_id, r.created_at as decided_at, ${nobody}, r.state, r.reason, null as next_contact_because,
    case when r.state = 'held' then r.hold_until end as until, r.workflow, null as step
  from workflow_runs r`;
const toldNobody = `(r.state = 'held' or r.state in ('suppressed', 'failed') and r.reason is not null
    and not exists (select from workflow_steps s where s.run_id = r.id))`;

/** $2: the actions that tell somebody. A step with a delivery is listed by its delivery. */
const ofSteps = `select 'step' as kind, s.id, r.signal_id, s.updated_at as decided_at, ${nobody}, s.state, s.reason, null as next_contact_because,
    null::timestamptz as until, r.workflow, s.step_id as step
  from workflow_runs r join workflow_steps s on s.run_id = r.id
  where r.signal_id = $1 and s.action = any($2::text[]) and s.state in ('skipped', 'failed')
    and not exists (select from deliveries d where d.signal_id = r.signal_id and d.step_id = s.id)`;

const ofSignal = `select * from (${ofDeliveries} where d.signal_id = $1
    union all ${ofRuns} where r.signal_id = $1 and ${toldNobody}
    union all ${ofSteps}) all_of_it
  order by decided_at, id limit 500`;

const before = (row: string): string =>
  `($4::bigint is null or (${row}.created_at, ${row}.id) < ('epoch'::timestamptz + $4::bigint * interval '1 microsecond', $5::uuid))`;

/** $1: tenant, $2: whose, $3: since when, $4 and $5: the place, $6: how many. Reads deliveries_of_recipient and signals_of_csm. */
const ofPerson = `with found as (
    select * from ((${ofDeliveries}
        where d.tenant_id = $1 and d.recipient = $2 and d.created_at >= $3 and ${before('d')}
        order by d.created_at desc, d.id desc limit $6)
      union all (${ofRuns} join signals s using (signal_id)
        where s.tenant_id = $1 and s.csm_email = $2 and (s.closed_at is null or s.closed_at >= $3) and r.created_at >= $3
          and ${toldNobody} and ${before('r')}
        order by r.created_at desc, r.id desc limit $6)) both_of_it
    order by decided_at desc, id desc limit $6)
  select f.*, (extract(epoch from f.decided_at) * 1000000)::bigint::text as place,
    s.snapshot #>> '{status_change,integration_name}' as integration_name, s.snapshot #>> '{customer,name}' as customer_name
  from found f join signals s using (signal_id) order by f.decided_at desc, f.id desc`;

/** A decision as the list of a person shows it. */
export type PersonsRow = DecidedRow & { place: string; integration_name: string | null; customer_name: string | null };

/** Reads what was decided about telling people: in what the decisions left. */
@Injectable()
export class ReadDecisions {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRegistry,
  ) {}

  /** The oldest first. */
  ofSignal(tenantId: string, signalId: string): Promise<DecidedRow[]> {
    const telling = this.actions.names.filter((name) => this.actions.get(name)?.tells !== undefined);
    return this.database.inTenant(tenantId, (tx) => rows<DecidedRow>(tx, ofSignal, [signalId, telling]));
  }

  /** The newest first. Of a CSM also what was held or told to nobody. */
  ofPerson(
    tenantId: string,
    { recipient, since, place, limit }: { recipient: string; since: Date; place?: [string, string]; limit: number },
  ): Promise<PersonsRow[]> {
    const values = [tenantId, recipient.toLowerCase(), since, place?.[0], place?.[1], limit];
    return this.database.inTenant(tenantId, (tx) => rows<PersonsRow>(tx, ofPerson, values));
  }
}
