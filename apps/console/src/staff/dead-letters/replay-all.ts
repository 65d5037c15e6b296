import type { SchemaOwner } from '@linesman/contracts/topology';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ServiceDown } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

/** The progress so far; the last step says how it ended. */
export interface ReplayStep {
  total: number;
  replayed: number;
  failed: number;
  /** Why this one was not replayed. */
  failure?: { id: string; reason: string };
  /** still_failing: so many failed in a row that it stopped; more: there are more letters than one run replays. */
  end?: 'done' | 'more' | 'still_failing' | 'down';
}

const MOST = 1_000;
const PAGE = 200;
const STOP_AFTER_FAILURES = 5;

/** Replays every dead letter of a handler, one after the other, oldest first. */
@Injectable()
export class ReplayAll {
  constructor(private readonly api: ServiceApi) {}

  async *run(token: string, service: SchemaOwner, handler: string): AsyncGenerator<ReplayStep> {
    let [replayed, failed, inARow, total] = [0, 0, 0, 0];
    try {
      const { ids, more } = await this.waiting(token, service, handler);
      total = ids.length;
      yield { total, replayed, failed };
      for (const id of ids) {
        const reason = await this.replay(token, service, id);
        if (reason === undefined) replayed++;
        else failed++;
        inARow = reason === undefined ? 0 : inARow + 1;
        yield { total, replayed, failed, failure: reason === undefined ? undefined : { id, reason } };
        if (inARow === STOP_AFTER_FAILURES) {
          yield { total, replayed, failed, end: 'still_failing' };
          return;
        }
      }
      yield { total, replayed, failed, end: more ? 'more' : 'done' };
    } catch (error) {
      if (!(error instanceof ServiceDown) && !(error instanceof Problem)) throw error;
      yield { total, replayed, failed, end: 'down' };
    }
  }

  private async waiting(
    token: string,
    service: SchemaOwner,
    handler: string,
  ): Promise<{ ids: string[]; more: boolean }> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { handler, replayed: 'false' as const, limit: PAGE, cursor };
      const page: { items: { id: string }[]; next_cursor?: string } = await this.api.get(
        `/${service}/dead-letters`,
        token,
        { query },
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor && ids.length < MOST);
    return { ids: ids.reverse(), more: cursor !== undefined };
  }

  /** @returns why it failed; undefined when it was replayed, by this call or meanwhile by somebody else. */
  private async replay(token: string, service: SchemaOwner, id: string): Promise<string | undefined> {
    try {
      await this.api.post(`/${service}/dead-letters/{id}/replay`, token, { path: { id } });
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem) || error.getStatus() === 401) throw error;
      return error.getStatus() === 409 ? undefined : (error.document.detail ?? 'It was refused.');
    }
  }
}
