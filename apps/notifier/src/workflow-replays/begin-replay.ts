import { changed, Database, one, type Tx } from '@linesman/persistence';
import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { CheckOwn } from '../workflow-documents/check-own';
import { ReadWorkflows, sourceOf } from '../workflow-documents/read-workflows';
import { refusalOf } from '../workflow-documents/refusal-of';
import { isOfOutages } from '../workflow/trigger-events';
import { ReadReplays, type ReplayOf } from './read-replays';
import { type WorkflowReplayView, viewColumns } from './replay';
import { isPast } from './past-signals';
import type { NewReplay } from './workflow-replays.dto';

/** The texts are kept with the replay: it goes on with them whatever is published meanwhile. */
const insert = `insert into workflow_replays (tenant_id, workflow, document_version, is_draft, source, in_force_version,
    in_force_source, since, until, signals, created_by)
  select $1, $2, $3, $4, $5, $6, $7, t.since, t.until,
    (select count(*) from signals s where s.tenant_id = $1 and s.created_at >= t.since and s.created_at < t.until and ${isPast}), $8
  from (select clock_timestamp() - make_interval(days => $9) as since, clock_timestamp() as until) t
  on conflict (tenant_id) where ended_at is null do nothing returning ${viewColumns}`;

@Injectable()
export class BeginReplay {
  constructor(
    private readonly database: Database,
    private readonly reading: ReadWorkflows,
    private readonly checking: CheckOwn,
    private readonly replays: ReadReplays,
  ) {}

  /** @throws where the text has mistakes, or where another replay of the tenant is going on. */
  begin(
    { tenantId, subject }: Principal,
    name: string,
    { document_version, days }: NewReplay,
  ): Promise<WorkflowReplayView> {
    return this.database.inTenant(tenantId, async (tx) => {
      const { draft, in_force } = await this.reading.view(tx, name);
      const source = document_version ? await this.textOf(tx, name, document_version) : draft?.source;
      if (source === undefined) throw notFound('draft');
      const { workflow, mistakes } = await this.checking.check(tx, source, name);
      if (!workflow) throw refusalOf(mistakes);
      if (isOfOutages(workflow.event))
        throw new Problem(
          409,
          'about-outages',
          'A replay plays signals, and this text begins with outages. Preview it instead.',
        );
      const begun = await one<WorkflowReplayView>(tx, insert, [
        tenantId,
        name,
        workflow.version,
        document_version === undefined,
        source,
        in_force?.document_version ?? null,
        in_force?.source ?? null,
        subject,
        days,
      ]);
      if (begun) return begun;
      throw new Problem(
        409,
        'replay-going-on',
        'Another replay of this workspace runs. Wait for its end, or cancel it.',
      );
    });
  }

  /** What was found so far is kept. */
  async cancel(of: ReplayOf): Promise<WorkflowReplayView> {
    const { tenantId, workflow, replayId } = of;
    await this.database.inTenant(tenantId, (tx) =>
      changed(
        tx,
        `update workflow_replays set state = 'cancelled', ended_at = clock_timestamp(), lease = null, leased_until = null
         where replay_id = $1 and workflow = $2 and ended_at is null`,
        [replayId, workflow],
      ),
    );
    return this.replays.get(of);
  }

  private async textOf(tx: Tx, name: string, version: string): Promise<string> {
    const own = await one(tx, 'select 1 from workflow_versions where name = $1 and version = $2', [name, version]);
    if (own) return sourceOf(tx, name, version);
    const builtIn = this.reading.builtIn(name);
    if (builtIn?.version !== version) throw notFound('version');
    return builtIn.source;
  }
}
