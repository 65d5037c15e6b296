import { Database, one, rows, type Tx } from '@linesman/persistence';
import { notFound, type PageQuery, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Workflow } from '../workflow/load-workflow';
import { Workflows } from '../workflow/workflows';
import { CheckOwn } from './check-own';
import {
  type OwnWorkflow,
  selectOwn,
  type WorkflowInForce,
  type WorkflowSummary,
  type WorkflowVersion,
  type WorkflowVersionWithSource,
  type WorkflowView,
} from './own-workflow';

const selectVersions = `select v.version as document_version, v.enabled, v.published_by, v.published_at,
    case when v.version = o.published then 'published' else 'retired' end as state
  from workflow_versions v join own_workflows o on o.tenant_id = v.tenant_id and o.name = v.name`;

/** The workflows of a tenant: the service's own, and those that it wrote. */
@Injectable()
export class ReadWorkflows {
  constructor(
    private readonly database: Database,
    private readonly workflows: Workflows,
    private readonly checking: CheckOwn,
  ) {}

  /** By name, and one more than the limit where there are more. A tenant has at most 50 of its own. */
  async list(tenantId: string, query: PageQuery): Promise<WorkflowSummary[]> {
    const [after = ''] = placeOf(query, 'word') ?? [];
    const own = await this.database.inTenant(tenantId, (tx) =>
      rows<OwnWorkflow>(tx, `${selectOwn} where o.tenant_id = $1 and o.name > $2 order by o.name limit $3`, [
        tenantId,
        after,
        query.limit + 1,
      ]),
    );
    const others = this.workflows.builtIn.filter((it) => it.name > after && !own.some(({ name }) => name === it.name));
    return [...own.map((row) => this.summaryOf(row)), ...others.map((it) => summaryOfBuiltIn(it))]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, query.limit + 1);
  }

  get(tenantId: string, name: string): Promise<WorkflowView> {
    return this.database.inTenant(tenantId, (tx) => this.view(tx, name));
  }

  async view(tx: Tx, name: string): Promise<WorkflowView> {
    const row = await one<OwnWorkflow>(tx, `${selectOwn} where o.name = $1`, [name]);
    const builtIn = this.builtIn(name);
    if (!row && !builtIn) throw notFound('workflow');
    return {
      name,
      version: row?.revision ?? 0,
      has_built_in: builtIn !== undefined,
      in_force: inForce(row, builtIn),
      draft: row ? await this.draftOf(tx, row) : null,
    };
  }

  /** @param after when the last one of the page before was published, and its version. */
  async versions(tenantId: string, name: string, after: string[], limit: number): Promise<WorkflowVersion[]> {
    const place = after.length > 0 ? 'and (v.published_at, v.version) < ($3::timestamptz, $4)' : '';
    return this.database.inTenant(tenantId, async (tx) => {
      const known = await one(tx, 'select 1 from own_workflows where name = $1', [name]);
      if (!known && !this.builtIn(name)) throw notFound('workflow');
      return rows<WorkflowVersion>(
        tx,
        `${selectVersions} where v.name = $1 ${place} order by v.published_at desc, v.version desc limit $2`,
        [name, limit, ...after],
      );
    });
  }

  version(tenantId: string, name: string, version: string): Promise<WorkflowVersionWithSource> {
    return this.database.inTenant(tenantId, async (tx) => {
      const found = await one<WorkflowVersion>(tx, `${selectVersions} where v.name = $1 and v.version = $2`, [
        name,
        version,
      ]);
      if (!found) throw notFound('version');
      return { ...found, source: await sourceOf(tx, name, version) };
    });
  }

  builtIn(name: string): Workflow | undefined {
    return this.workflows.builtIn.find((it) => it.name === name);
  }

  private async draftOf(tx: Tx, { name, draft, draft_by, draft_at }: OwnWorkflow): Promise<WorkflowView['draft']> {
    if (draft === null) return null;
    const { mistakes } = await this.checking.check(tx, draft, name);
    return { source: draft, saved_by: draft_by!, saved_at: draft_at!, mistakes };
  }

  private summaryOf(row: OwnWorkflow): WorkflowSummary {
    const force = inForce(row, this.builtIn(row.name));
    return {
      name: row.name,
      origin: force?.origin ?? null,
      document_version: force?.document_version ?? null,
      enabled: force?.enabled ?? false,
      has_draft: row.draft !== null,
      published_by: row.published_by,
      published_at: row.published_at,
    };
  }
}

export const sourceOf = async (tx: Tx, name: string, version: string): Promise<string> =>
  (await one<{ source: string }>(
    tx,
    `select d.source from workflow_versions v join workflow_documents d on d.tenant_id = v.tenant_id and d.digest = v.digest
     where v.name = $1 and v.version = $2`,
    [name, version],
  ))!.source;

const summaryOfBuiltIn = ({ name, version, enabled }: Workflow): WorkflowSummary => ({
  name,
  origin: 'built_in',
  document_version: version,
  enabled,
  has_draft: false,
  published_by: null,
  published_at: null,
});

/** Somebody who went back to the service's own document put it in force. */
function inForce(row: OwnWorkflow | undefined, builtIn: Workflow | undefined): WorkflowInForce | null {
  const by = { published_by: row?.published_by ?? null, published_at: row?.published_at ?? null };
  if (row?.published)
    return { origin: 'own', document_version: row.published, enabled: row.enabled!, source: row.source!, ...by };
  if (!builtIn) return null;
  const { version, enabled, source } = builtIn;
  return { origin: 'built_in', document_version: version, enabled, source, ...by };
}
