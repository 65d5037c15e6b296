import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { Injectable } from '@nestjs/common';
import { withQuery } from '../../pages/query-string';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import type { LetterFilter } from './letter-filter';
import { type LetterRow, letterView, type LetterView, type WaitingRow } from './letter-view';

export interface LettersOf {
  service: SchemaOwner;
  waiting: WaitingRow[];
  letters: LetterView[];
  next_cursor?: string;
  /** It does not answer. */
  missing?: SchemaOwner;
}

const NEWEST_OF_EACH = '10';

/** What was put aside, service by service: each has its own, and one that is down takes away no other. */
@Injectable()
export class LoadLetters {
  constructor(private readonly api: ServiceApi) {}

  load(token: string, filter: LetterFilter): Promise<LettersOf[]> {
    const services = filter.service ? [filter.service] : schemaOwners;
    return Promise.all(services.map((service) => this.of(token, service, filter)));
  }

  private async of(token: string, service: SchemaOwner, filter: LetterFilter): Promise<LettersOf> {
    const { handler, cursor, replayed = 'false' } = filter;
    const limit = filter.service ? '50' : NEWEST_OF_EACH;
    const path = withQuery('/dead-letters', { handler, cursor, replayed, limit });
    const [found, waiting] = await Promise.all([
      part(this.api.list<LetterRow>(service, path, token)),
      part(this.api.list<WaitingRow>(service, '/dead-letters/waiting', token)),
    ]);
    return {
      service,
      waiting: waiting.data?.items ?? [],
      letters: (found.data?.items ?? []).map(letterView(service)),
      next_cursor: found.data?.next_cursor,
      missing: found.missing ?? waiting.missing,
    };
  }
}
