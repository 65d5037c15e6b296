import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { Injectable } from '@nestjs/common';
import type { DeadLetter, DeferredMessage, WaitingDeadLetters } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import type { LetterFilter } from './letter-filter';

export type ShownLetter = DeadLetter & {
  service: SchemaOwner;
  /** The body, indented where it is JSON. */
  payload: string;
};

export interface LettersOf {
  service: SchemaOwner;
  waiting: WaitingDeadLetters[];
  letters: ShownLetter[];
  /** Messages that are no dead letters yet and run again, those that have waited longest. */
  deferred: DeferredMessage[];
  next_cursor?: string;
  /** The service, when it does not answer. */
  missing?: SchemaOwner;
}

const NEWEST_OF_EACH = 10;
const NEWEST_OF_ONE = 50;

/** The dead letters of each service. A service that is down hides only its own. */
@Injectable()
export class LoadLetters {
  constructor(private readonly api: ServiceApi) {}

  load(token: string, filter: LetterFilter): Promise<LettersOf[]> {
    const services = filter.service ? [filter.service] : schemaOwners;
    return Promise.all(services.map((service) => this.of(token, service, filter)));
  }

  private async of(token: string, service: SchemaOwner, filter: LetterFilter): Promise<LettersOf> {
    const { handler, cursor, replayed = 'false' as const } = filter;
    const query = { handler, cursor, replayed, limit: filter.service ? NEWEST_OF_ONE : NEWEST_OF_EACH };
    const [found, waiting, deferred] = await Promise.all([
      part(this.api.get(`/${service}/dead-letters`, token, { query })),
      part(this.api.get(`/${service}/dead-letters/waiting`, token)),
      part(this.api.get(`/${service}/dead-letters/deferred`, token, { query: { limit: query.limit } })),
    ]);
    return {
      service,
      waiting: waiting.data?.items ?? [],
      deferred: deferred.data?.items ?? [],
      letters: (found.data?.items ?? []).map((letter) => ({ ...letter, service, payload: indented(letter.body) })),
      next_cursor: found.data?.next_cursor,
      missing: found.missing ?? waiting.missing,
    };
  }
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
