import { Injectable } from '@nestjs/common';
import { capabilityInWords } from '../../pages/words';
import type { ParkedExecution, ParkedLine } from '../../upstream/answers';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { becameOf } from './became-of';

export interface WaitingPage {
  line: Part<ParkedLine>;
  /** What became of those that wait no more. */
  became?: string;
  waiting: Part<(ParkedExecution & { name: string })[]>;
  next_cursor?: string;
}

const PAGE_SIZE = 50;

/** The requests of an integration that wait for its recovery. */
@Injectable()
export class LoadWaiting {
  constructor(private readonly api: ServiceApi) {}

  line(integration_id: string, token: string): Promise<Part<ParkedLine>> {
    return part(this.api.get('/v1/parked-lines/{integration_id}', token, { path: { integration_id } }));
  }

  /** One page of them, in the order in which they will run. */
  async load(integration_id: string, token: string, cursor?: string): Promise<WaitingPage> {
    const query = { integration_id, limit: PAGE_SIZE, cursor };
    const [line, { data, ...found }] = await Promise.all([
      this.line(integration_id, token),
      part(this.api.get('/v1/parked-executions', token, { query })),
    ]);
    const rows = data?.items.map((row) => ({ ...row, name: capabilityInWords(row.capability_code) }));
    return {
      line,
      became: line.data && becameOf(line.data),
      waiting: { ...found, data: rows },
      next_cursor: data?.next_cursor,
    };
  }
}
