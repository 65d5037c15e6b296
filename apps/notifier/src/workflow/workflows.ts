import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ActionRegistry } from './action-registry';
import { loadWorkflow, resumeWorkflow, type Workflow, WorkflowError } from './load-workflow';

const folder = join(__dirname, '..', '..', 'workflows');

/** So many tenants have their documents in memory. */
const MOST_TENANTS = 1_000;

interface Published {
  publications: number;
  documents: readonly Workflow[];
}

const readPublished = `select d.source from own_workflows o
  join workflow_versions v on v.tenant_id = o.tenant_id and v.name = o.name and v.version = o.published
  join workflow_documents d on d.tenant_id = v.tenant_id and d.digest = v.digest`;

/**
 * The documents of this service, and of each tenant those in force: its own take the place of the service's with the same
 * name. A document of the service with a mistake keeps it from starting.
 */
@Injectable()
export class Workflows {
  private readonly documents: Workflow[] = [];
  private readonly published = new Map<string, Published>();

  constructor(private readonly actions: ActionRegistry) {
    this.addFolder(folder);
  }

  get builtIn(): readonly Workflow[] {
    return this.documents;
  }

  /**
   * Those of which runs may begin.
   * @param publications how often the tenant has published, as it was read with the signal. While it stays the same, nothing
   * is read.
   */
  async of(tx: Tx, tenantId: string, publications: number): Promise<readonly Workflow[]> {
    if (publications === 0) return this.documents;
    const known = this.published.get(tenantId);
    if (known?.publications === publications) return known.documents;
    const sources = await rows<{ source: string }>(tx, readPublished);
    // A version of this service that lacks an action does the other steps.
    const documents = this.with(sources.map(({ source }) => resumeWorkflow(source, this.actions)));
    this.published.delete(tenantId);
    this.published.set(tenantId, { publications, documents });
    if (this.published.size > MOST_TENANTS) this.published.delete(this.published.keys().next().value!);
    return documents;
  }

  /** The documents of the service with those of a tenant in place of the ones of the same name. */
  with(own: readonly Workflow[], others: readonly Workflow[] = this.documents): readonly Workflow[] {
    const names = new Set(own.map(({ name }) => name));
    return [...others.filter(({ name }) => !names.has(name)), ...own.filter(({ enabled }) => enabled)].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  addFolder(path: string): void {
    for (const name of readdirSync(path).sort()) if (name.endsWith('.yaml')) this.documents.push(this.read(path, name));
  }

  private read(path: string, name: string): Workflow {
    try {
      return loadWorkflow(readFileSync(join(path, name), 'utf8'), this.actions);
    } catch (error) {
      throw error instanceof WorkflowError ? new Error(`workflow ${name}: ${error.message}`) : error;
    }
  }
}
