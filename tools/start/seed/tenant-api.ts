import { requestJson } from '../../actors/http.ts';

/** Calls the integrations service as a tenant's admin. */
export class TenantApi {
  private readonly url: string;
  private readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return requestJson<T>(`${this.url}${path}`, { method, body, token: this.token });
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
