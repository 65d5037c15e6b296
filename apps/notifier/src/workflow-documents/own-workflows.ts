import { Audit, changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { type Expected, notFound, type Principal, Problem, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { digestOf } from '../workflow/documents';
import type { Workflow } from '../workflow/load-workflow';
import { CheckOwn } from './check-own';
import { forgetOld } from './forget-old';
import { type OwnWorkflow, selectOwn, type WorkflowView } from './own-workflow';
import { ReadWorkflows, sourceOf } from './read-workflows';
import { refusalOf } from './refusal-of';

const MOST = 50;

type Action = 'draft_saved' | 'draft_deleted' | 'published' | 'rolled_back';

interface Change {
  caller: Principal;
  name: string;
  /** The revisions for which the change is meant. */
  expected: Expected;
}

/** Changes the workflows of a tenant. One change of a tenant is made after the other. */
@Injectable()
export class OwnWorkflows {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly reading: ReadWorkflows,
    private readonly checking: CheckOwn,
  ) {}

  /** A draft may have mistakes. It sets nothing in motion. */
  saveDraft(change: Change, source: string): Promise<WorkflowView> {
    const { tenantId, subject } = change.caller;
    return this.change(change, async (tx, row) => {
      if (!row) await refuseTooMany(tx);
      await changed(
        tx,
        `insert into own_workflows (tenant_id, name, draft, draft_by, draft_at) values ($1, $2, $3, $4, clock_timestamp())
         on conflict (tenant_id, name) do update set draft = excluded.draft, draft_by = excluded.draft_by,
           draft_at = excluded.draft_at, revision = own_workflows.revision + 1`,
        [tenantId, change.name, source, subject],
      );
      await this.audited(tx, change, 'draft_saved');
    });
  }

  async deleteDraft(change: Change): Promise<void> {
    await this.locked(change, async (tx, row) => {
      if (!row || row.draft === null) throw notFound('draft');
      await changed(tx, `delete from own_workflows where name = $1 and publications = 0`, [change.name]);
      await changed(
        tx,
        `update own_workflows set draft = null, draft_by = null, draft_at = null, revision = revision + 1 where name = $1`,
        [change.name],
      );
      await this.audited(tx, change, 'draft_deleted');
    });
  }

  /** Puts the draft in force, and leaves none. */
  publish(change: Change): Promise<WorkflowView> {
    return this.change(change, async (tx, row) => {
      if (!row || row.draft === null) throw notFound('draft');
      const workflow = await this.correct(tx, row.draft, change.name);
      await this.store(tx, change, workflow);
      await forgetOld(tx, change.name);
      await putInForce(tx, change, workflow.version, 'draft = null, draft_by = null, draft_at = null,');
      await this.audited(tx, change, 'published', { version: workflow.version, enabled: workflow.enabled });
    });
  }

  /** @param version that was published before; without one, the document of the service is in force again. */
  rollBack(change: Change, version: string | undefined): Promise<WorkflowView> {
    return this.change(change, async (tx, row) => {
      const builtIn = this.reading.builtIn(change.name);
      if (!row) throw notFound('version');
      if (version === undefined && !builtIn)
        throw new Problem(
          409,
          'no-built-in',
          'Linesman has no document of this name. To stop this workflow, publish it with "enabled: false".',
        );
      if (version !== undefined) await this.correct(tx, await existing(tx, change.name, version), change.name);
      await putInForce(tx, change, version);
      await this.audited(tx, change, 'rolled_back', {
        version: version ?? builtIn?.version,
        built_in: version === undefined,
      });
    });
  }

  private change(change: Change, work: (tx: Tx, row: OwnWorkflow | undefined) => Promise<void>): Promise<WorkflowView> {
    return this.locked(change, async (tx, row) => {
      await work(tx, row);
      return this.reading.view(tx, change.name);
    });
  }

  private locked<T>(
    { caller: { tenantId }, name, expected }: Change,
    work: (tx: Tx, row: OwnWorkflow | undefined) => Promise<T>,
  ): Promise<T> {
    return this.database.inTenant(tenantId, async (tx) => {
      await rows(tx, `select pg_advisory_xact_lock(hashtext('own_workflows ' || $1::text))`, [tenantId]);
      const row = await one<OwnWorkflow>(tx, `${selectOwn} where o.name = $1`, [name]);
      refuseStale(expected, row?.revision ?? 0);
      return work(tx, row);
    });
  }

  /** @throws the mistakes of a document. */
  private async correct(tx: Tx, source: string, name: string): Promise<Workflow> {
    const { workflow, mistakes } = await this.checking.check(tx, source, name);
    if (workflow) return workflow;
    throw refusalOf(mistakes);
  }

  private async store(tx: Tx, { caller: { tenantId, subject } }: Change, workflow: Workflow): Promise<void> {
    const digest = digestOf(workflow);
    await changed(
      tx,
      `with document as (
         insert into workflow_documents (tenant_id, digest, source) values ($1, $4, $5) on conflict do nothing)
       insert into workflow_versions (tenant_id, name, version, digest, enabled, published_by)
       values ($1, $2, $3, $4, $6, $7) on conflict do nothing`,
      [tenantId, workflow.name, workflow.version, digest, workflow.source, workflow.enabled, subject],
    );
  }

  private audited(tx: Tx, { caller, name }: Change, action: Action, detail: object = {}): Promise<void> {
    return this.audit.record(tx, {
      tenant_id: caller.tenantId,
      actor: caller.subject,
      action: `workflow.${action}`,
      subject_type: 'workflow',
      subject_id: name,
      detail: { name, ...detail },
    });
  }
}

/** Every process reads the documents of the tenant again, because it has published once more. */
async function putInForce(tx: Tx, { caller, name }: Change, version: string | undefined, also = ''): Promise<void> {
  await changed(
    tx,
    `update own_workflows set ${also} published = $2, published_by = $3, published_at = clock_timestamp(),
       publications = publications + 1, revision = revision + 1 where name = $1`,
    [name, version ?? null, caller.subject],
  );
}

async function existing(tx: Tx, name: string, version: string): Promise<string> {
  const found = await one(tx, 'select 1 from workflow_versions where name = $1 and version = $2', [name, version]);
  if (!found) throw notFound('version');
  return sourceOf(tx, name, version);
}

async function refuseTooMany(tx: Tx): Promise<void> {
  const { count } = (await one<{ count: number }>(tx, 'select count(*)::int from own_workflows'))!;
  if (count >= MOST)
    throw new Problem(
      409,
      'too-many-workflows',
      `A workspace has at most ${MOST} workflows of its own. Delete one first.`,
    );
}
