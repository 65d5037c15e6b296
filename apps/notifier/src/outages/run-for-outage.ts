import type { ProviderOutage, ProviderOutageClosed } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { CloseTasks } from '../tasks/close-tasks';
import { endRuns } from '../workflow/end-runs';
import type { Workflow } from '../workflow/load-workflow';
import { StartRun } from '../workflow/start-run';
import { type Moment, momentsOf } from '../workflow/trigger-events';
import { Workflows } from '../workflow/workflows';
import { idOfOutage, snapshotOf } from './outage-as-signal';

/** To workflows an outage is a signal without an integration and a customer. No message is about this row. */
const opened = `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, outage)
  values ($1, $2, 'open', 1, 1, $3, jsonb_build_object('outage_id', $4::text)) on conflict do nothing returning signal_id`;

const closed = `insert into signals as s (signal_id, tenant_id, state, version, revision, snapshot, outage, closed_at)
  values ($1, $2, 'resolved', 2, 1, $3, jsonb_build_object('outage_id', $4::text), $5)
  on conflict (signal_id) do update set state = 'resolved', version = 2, revision = s.revision + 1,
    closed_at = excluded.closed_at where s.state = 'open' returning xmax = 0 as fresh`;

const publications = 'select coalesce(sum(publications), 0)::int as count from own_workflows where tenant_id = $1';

/** Runs the workflows that begin with an outage, or with its end: once for each outage of a tenant. */
@Injectable()
export class RunForOutage {
  constructor(
    private readonly runs: StartRun,
    private readonly workflows: Workflows,
    private readonly tasks: CloseTasks,
  ) {}

  async opened(tx: Tx, tenant_id: string, data: ProviderOutage, attempt: number): Promise<void> {
    const documents = await this.of(tx, tenant_id, ['outage']);
    if (documents.length === 0) return;
    const { outage_id } = data;
    const signal_id = idOfOutage(tenant_id, outage_id);
    const snapshot = snapshotOf(data, signal_id);
    if (!(await one(tx, opened, [signal_id, tenant_id, JSON.stringify(snapshot), outage_id]))) return;
    const outage = { tenant_id, snapshot, version: 1, ended: false, documents, of_outage: outage_id };
    await this.runs.start(tx, { ...outage, fresh: true, whole: true, again: attempt > 1, moment: 'outage' });
  }

  /** What runs since the beginning ends. */
  async closed(tx: Tx, tenant_id: string, data: ProviderOutageClosed): Promise<void> {
    const documents = await this.of(tx, tenant_id, ['outage', 'outage_end']);
    const { outage_id, ended_at } = data;
    const signal_id = idOfOutage(tenant_id, outage_id);
    const known = await one(tx, 'select 1 from signals where signal_id = $1', [signal_id]);
    if (!known && documents.length === 0) return;
    const snapshot = snapshotOf(data, signal_id);
    const values = [signal_id, tenant_id, JSON.stringify(snapshot), outage_id, ended_at];
    const ended = await one<{ fresh: boolean }>(tx, closed, values);
    if (!ended) return;
    await endRuns(tx, signal_id);
    await this.tasks.closeOf(tx, signal_id, 'outage over');
    const outage = { tenant_id, snapshot, version: 2, ended: false, documents, of_outage: outage_id };
    await this.runs.start(tx, { ...outage, fresh: ended.fresh, whole: true, moment: 'outage_end' });
  }

  private async of(tx: Tx, tenantId: string, moments: Moment[]): Promise<Workflow[]> {
    const { count } = (await one<{ count: number }>(tx, publications, [tenantId]))!;
    const all = await this.workflows.of(tx, tenantId, count);
    return all.filter(({ event }) => momentsOf(event).some((moment) => moments.includes(moment)));
  }
}
