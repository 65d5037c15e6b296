import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { loadWorkflow, WorkflowError } from './load-workflow';
import type { Workflow } from './workflow';

const folder = join(__dirname, '..', '..', 'workflows');

/** The documents of this service. A bad one keeps it from starting. */
@Injectable()
export class Workflows {
  readonly all: readonly Workflow[] = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => read(name));
}

function read(name: string): Workflow {
  try {
    return loadWorkflow(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    throw error instanceof WorkflowError ? new Error(`workflow ${name}: ${error.message}`) : error;
  }
}
