import { setTimeout as delay } from 'node:timers/promises';
import { NotOk, requestJson } from '../../actors/http.ts';

const TRIES = 60;

/**
 * Calls the integrations service as a tenant's admin. Asks again for a minute while the service answers 503, as it does
 * on a slow machine that has just started: then it has done nothing.
 */
export class TenantApi {
  private readonly url: string;
  private readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await requestJson<T>(`${this.url}${path}`, { method, body, token: this.token });
      } catch (error) {
        if (!(error instanceof NotOk) || error.status !== 503 || attempt === TRIES) throw error;
        await delay(1_000);
      }
    }
  }

  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const from = cursor ? `&cursor=${cursor}` : '';
      const page = await this.call<{ items: T[]; next_cursor?: string }>('GET', `${path}?limit=200${from}`);
      items.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return items;
  }
}
