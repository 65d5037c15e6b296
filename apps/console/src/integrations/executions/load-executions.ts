import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ExecutionRow } from '../../model/integration-view';
import { withQuery } from '../../pages/query-string';
import type { Part } from '../../upstream/part';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { executionFigures, type ExecutionFigures } from '../execution-figures';
import { shownExecution, type ShownExecution } from './shown-execution';

export interface ExecutionPage {
  executions: Part<ShownExecution[]>;
  figures?: ExecutionFigures;
  next_cursor?: string;
}

const PAGE_SIZE = '50';

/** One page of what was carried out through an integration, the newest first. */
@Injectable()
export class LoadExecutions {
  constructor(
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async load(id: string, token: string, filter: { status?: string; cursor?: string }): Promise<ExecutionPage> {
    const path = withQuery('/executions', { integration_id: id, limit: PAGE_SIZE, ...filter });
    const { data, ...found } = await part(this.api.list<ExecutionRow>('gateway-executor', path, token));
    const rows = data?.items.map((row) => shownExecution(row, this.clock.now()));
    return {
      executions: { ...found, data: rows },
      figures: executionFigures(rows ?? []),
      next_cursor: data?.next_cursor,
    };
  }
}
