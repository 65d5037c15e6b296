import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../../upstream/answers';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { executionFigures, type ExecutionFigures } from './execution-figures';
import { shownExecution, type ShownExecution } from './shown-execution';

export interface ExecutionPage {
  executions: Part<ShownExecution[]>;
  figures?: ExecutionFigures;
  next_cursor?: string;
}

const PAGE_SIZE = 50;

/** One page of an integration's executions, newest first. */
@Injectable()
export class LoadExecutions {
  constructor(
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async load(
    integration_id: string,
    token: string,
    filter: { status?: Execution['status']; cursor?: string },
  ): Promise<ExecutionPage> {
    const query = { integration_id, limit: PAGE_SIZE, ...filter };
    const { data, ...found } = await part(this.api.get('/v1/executions', token, { query }));
    const rows = data?.items.map((row) => shownExecution(row, this.clock.now()));
    return {
      executions: { ...found, data: rows },
      figures: executionFigures(rows ?? []),
      next_cursor: data?.next_cursor,
    };
  }
}
