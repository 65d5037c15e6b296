import { createHash } from 'node:crypto';
import { one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ActionRegistry } from './action-registry';
import { resumeWorkflow, type Workflow } from './load-workflow';
import type { WorkflowRun } from './run.entity';
import { Workflows } from './workflows';

/** Under what the text of a document is stored. */
export const digestOf = ({ source }: Workflow): string => createHash('sha256').update(source).digest('hex');

/** The documents that runs began with. A run goes on with its own, whichever version the service has by then. */
@Injectable()
export class Documents {
  constructor(
    private readonly workflows: Workflows,
    private readonly actions: ActionRegistry,
  ) {}

  /**
   * A run of an older release stored no document: it goes on with the one of its name.
   * @throws where there is none, or where what it says makes no sense any more.
   */
  async of(tx: Tx, { document, workflow, workflow_version }: WorkflowRun): Promise<Workflow> {
    const stored =
      document &&
      (await one<{ source: string }>(tx, 'select source from workflow_documents where digest = $1', [document]));
    if (stored) return resumeWorkflow(stored.source, this.actions);
    const named = this.workflows.builtIn.filter(({ name }) => name === workflow);
    const known = named.find(({ version }) => version === workflow_version) ?? named[0];
    if (!known) throw new Error(`no document is named ${workflow}`);
    return known;
  }
}
