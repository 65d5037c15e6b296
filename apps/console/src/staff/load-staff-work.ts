import { schemaOwners } from '@linesman/contracts/topology';
import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { LoadIncidents } from './incidents/load-incidents';

export interface StaffWork {
  /** Providers that are not set up, and failures that are our fault, in a sentence each. */
  ours: { id: string; text: string }[];
  of_providers: number;
  /** Open tasks of staff, with a + where there are more than a page of them. */
  tasks: string;
  dead_letters: number;
  /** A service that did not answer, so that a number may be too low. */
  missing?: string;
}

const MOST = 100;

/** What waits for staff, as numbers. */
@Injectable()
export class LoadStaffWork {
  constructor(
    private readonly api: ServiceApi,
    private readonly incidents: LoadIncidents,
  ) {}

  async load(visitor: Principal, token: string): Promise<StaffWork> {
    const [incidents, tasks, ...letters] = await Promise.all([
      this.incidents.load(visitor, token),
      part(this.api.get('/v1/internal/tasks', token, { query: { status: 'open', limit: MOST } })),
      ...schemaOwners.map((service) => part(this.api.get(`/${service}/dead-letters/waiting`, token))),
    ]);
    const waiting = letters.flatMap(({ data }) => data?.items ?? []);
    return {
      ours: [
        ...incidents.not_set_up.map(({ connection_code: id, reason }) => ({ id, text: reason })),
        ...incidents.ours.map(({ id, name, cause_in_words, extent }) => ({
          id,
          text: `${name}: ${cause_in_words}. ${extent}.`,
        })),
      ],
      of_providers: incidents.of_providers.length,
      tasks: `${tasks.data?.items.length ?? 0}${tasks.data?.next_cursor ? '+' : ''}`,
      dead_letters: waiting.reduce((sum, one) => sum + one.waiting, 0),
      missing: incidents.missing ?? tasks.missing ?? letters.find(({ missing }) => missing)?.missing,
    };
  }
}
