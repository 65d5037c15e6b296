import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ActionRegistry } from './action-registry';
import { loadWorkflow, type Workflow, WorkflowError } from './load-workflow';

const folder = join(__dirname, '..', '..', 'workflows');

/** The documents of this service. A document with a mistake keeps the service from starting. */
@Injectable()
export class Workflows {
  private readonly documents: Workflow[] = [];

  constructor(private readonly actions: ActionRegistry) {
    this.addFolder(folder);
  }

  get all(): readonly Workflow[] {
    return this.documents;
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
