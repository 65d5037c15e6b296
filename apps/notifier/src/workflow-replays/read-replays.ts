import { Database, one, rows } from '@linesman/persistence';
import { notFound, type Page, pageOf, type PageQuery, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type ReplayPersonView, type ReplaySignalView, viewColumns, type WorkflowReplayView } from './replay';
import type { ReplayPeopleQuery, ReplaySignalsQuery } from './workflow-replays.dto';

/** Which replay of which workflow of which tenant. */
export interface ReplayOf {
  tenantId: string;
  workflow: string;
  replayId: string;
}

const shownSignal = `q.signal_id, q.opened_at, s.integration_id, s.snapshot #>> '{status_change,integration_name}' as integration_name,
  s.snapshot #>> '{customer,name}' as customer_name, q.runs_now as now, q.runs_would as would`;

const listSignals = `select ${shownSignal}, null as messages_now, null as messages_would
  from (select * from workflow_replay_signals
    where replay_id = $1 and ($2::timestamptz is null or (opened_at, signal_id) < ($2, $3::uuid))
    order by opened_at desc, signal_id desc limit $4) q
  left join signals s on s.signal_id = q.signal_id
  order by q.opened_at desc, q.signal_id desc`;

const listSignalsOfPerson = `select ${shownSignal}, m.messages_now, m.messages_would
  from (select * from workflow_replay_messages
    where replay_id = $1 and person_id = $5 and messages_now <> messages_would and ($2::timestamptz is null or (opened_at, signal_id) < ($2, $3::uuid))
    order by opened_at desc, signal_id desc limit $4) m
  join workflow_replay_signals q on q.replay_id = $1 and q.signal_id = m.signal_id
  left join signals s on s.signal_id = q.signal_id
  order by m.opened_at desc, m.signal_id desc`;

/** What replays have found so far. */
@Injectable()
export class ReadReplays {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(tenantId: string, workflow: string, query: PageQuery): Promise<Page<WorkflowReplayView>> {
    const [at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<WorkflowReplayView>(
        tx,
        `select ${viewColumns} from workflow_replays
         where tenant_id = $1 and workflow = $2 and ($3::timestamptz is null or (created_at, replay_id) < ($3, $4::uuid))
         order by created_at desc, replay_id desc limit $5`,
        [tenantId, workflow, at, id, query.limit + 1],
      ),
    );
    return pageOf(found, query, ({ created_at, replay_id }) => [created_at, replay_id]);
  }

  async get({ tenantId, workflow, replayId }: ReplayOf): Promise<WorkflowReplayView> {
    const found = await this.database.inTenant(tenantId, (tx) =>
      one<WorkflowReplayView>(
        tx,
        `select ${viewColumns} from workflow_replays where replay_id = $1 and workflow = $2`,
        [replayId, workflow],
      ),
    );
    if (!found) throw notFound('replay');
    return found;
  }

  /** Those first for whom most changes. */
  async people(of: ReplayOf, query: ReplayPeopleQuery): Promise<Page<ReplayPersonView>> {
    const [amount, id] = placeOf(query, 'integer', 'uuid') ?? [];
    const changes = query.change ? 'and change = $5' : '';
    await this.get(of);
    const found = await this.database.inTenant(of.tenantId, (tx) =>
      rows<ReplayPersonView & { amount: number }>(
        tx,
        `select person_id, audience, recipient, messages_now, messages_would, digests_now, digests_would, added, removed, change, amount
         from workflow_replay_people
         where replay_id = $1 ${changes} and ($2::int is null or amount < $2 or amount = $2 and person_id > $3::uuid)
         order by amount desc, person_id limit $4`,
        [of.replayId, amount, id, query.limit + 1, ...(query.change ? [query.change] : [])],
      ),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.amount, row.person_id]);
    return { items: items.map(({ amount: _, ...person }) => person), next_cursor };
  }

  /** Those for which something differs, the newest first. */
  async signals(of: ReplayOf, query: ReplaySignalsQuery): Promise<Page<ReplaySignalView>> {
    const [at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const { person_id } = query;
    await this.get(of);
    const values = [of.replayId, at, id, query.limit + 1];
    const found = await this.database.inTenant(of.tenantId, (tx) =>
      person_id
        ? rows<ReplaySignalView>(tx, listSignalsOfPerson, [...values, person_id])
        : rows<ReplaySignalView>(tx, listSignals, values),
    );
    return pageOf(found, query, ({ opened_at, signal_id }) => [opened_at, signal_id]);
  }
}
