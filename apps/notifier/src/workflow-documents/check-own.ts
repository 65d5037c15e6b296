import { one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ActionRegistry } from '../workflow/action-registry';
import { digestOf } from '../workflow/documents';
import { checkWorkflow, mistakeAt, type Workflow } from '../workflow/load-workflow';
import type { Mistake } from '../workflow/mistakes';
import { Workflows } from '../workflow/workflows';

export interface Checked {
  /** Absent where something is wrong. */
  workflow?: Workflow;
  mistakes: readonly Mistake[];
}

/** Checks a document that a tenant wrote, also against what it has published before. */
@Injectable()
export class CheckOwn {
  constructor(
    private readonly workflows: Workflows,
    private readonly actions: ActionRegistry,
  ) {}

  /** @param name that the document must have. */
  async check(tx: Tx, source: string, name?: string): Promise<Checked> {
    const checked = checkWorkflow(source, this.actions);
    const { workflow } = checked;
    if (!workflow) return checked;
    const mistakes = [
      ...(name === undefined || workflow.name === name
        ? []
        : mistakeAt(source, { path: ['workflow'], message: `must be ${name}. To write another workflow, add one.` })),
      ...((await this.isUsed(tx, workflow))
        ? mistakeAt(source, {
            path: ['version'],
            message: `${workflow.version} belongs to another text already. Give this one a version of its own.`,
          })
        : []),
    ];
    return mistakes.length > 0 ? { mistakes } : checked;
  }

  private async isUsed(tx: Tx, workflow: Workflow): Promise<boolean> {
    const { name, version, source } = workflow;
    const isBuiltIn = this.workflows.builtIn.some(
      (it) => it.name === name && it.version === version && it.source !== source,
    );
    if (isBuiltIn) return true;
    const used = await one(tx, 'select 1 from workflow_versions where name = $1 and version = $2 and digest <> $3', [
      name,
      version,
      digestOf(workflow),
    ]);
    return used !== undefined;
  }
}
