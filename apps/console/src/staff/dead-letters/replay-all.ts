import type { SchemaOwner } from '@linesman/contracts/topology';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { withQuery } from '../../pages/query-string';
import { ServiceApi } from '../../upstream/service-api';
import { ServiceDown } from '../../upstream/service-down';
import type { LetterRow } from './letter-view';

/** How far it has got; the last one says how it ended. */
export interface ReplayStep {
  total: number;
  replayed: number;
  failed: number;
  /** Why this one was not replayed. */
  failure?: { id: string; reason: string };
  /** still_failing: so many failed in a row that the rest would too; more: there were more than one run takes. */
  end?: 'done' | 'more' | 'still_failing' | 'down';
}

const MOST = 1_000;
const PAGE = 200;
const HOPELESS_AFTER = 5;

/** Hands every letter that waits at a handler to it again, the oldest first, one after the other. */
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
        yield { total, replayed, failed, ...(reason === undefined ? {} : { failure: { id, reason } }) };
        if (inARow === HOPELESS_AFTER) return yield { total, replayed, failed, end: 'still_failing' };
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
      const path = withQuery('/dead-letters', { handler, replayed: 'false', limit: String(PAGE), cursor });
      const page = await this.api.list<LetterRow>(service, path, token);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor && ids.length < MOST);
    return { ids: ids.reverse(), more: cursor !== undefined };
  }

  /** @returns why it failed. Another one's replay, meanwhile, is as good. */
  private async replay(token: string, service: SchemaOwner, id: string): Promise<string | undefined> {
    try {
      await this.api.post(service, `/dead-letters/${id}/replay`, token);
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem) || error.getStatus() === 401) throw error;
      return error.getStatus() === 409 ? undefined : (error.document.detail ?? 'It was refused.');
    }
  }
}
