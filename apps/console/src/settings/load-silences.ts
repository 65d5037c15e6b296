import { Injectable } from '@nestjs/common';
import { LoadChoices } from '../integrations/names/load-choices';
import { NameCustomers } from '../integrations/names/name-customers';
import type { Silence } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { type Names, scopeInWords, weeklyInWords } from '../silences/silence-in-words';

const PAGE = 25;

/** The silences of the workspace in words, and what a new one can be about. */
@Injectable()
export class LoadSilences {
  constructor(
    private readonly api: ServiceApi,
    private readonly choices: LoadChoices,
    private readonly customers: NameCustomers,
  ) {}

  async load(token: string, cursor?: string) {
    const [open, ended, connections, choices] = await Promise.all([
      this.api.get('/v1/silences', token, { query: { state: 'open', limit: 100 } }),
      this.api.get('/v1/silences', token, { query: { state: 'ended', limit: PAGE, cursor } }),
      part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
      this.choices.load(token),
    ]);
    const names: Names = {
      connections: new Map(connections.data?.items.map((one) => [one.connection_code, one.display_name])),
      customers: await this.customers.names(token, [...open.items, ...ended.items]),
      integrations: new Map(choices.choices.map((one) => [one.integration_id, one.label])),
    };
    const shown = (one: Silence) => ({
      ...one,
      about: scopeInWords(one, names),
      times: one.weekly ? weeklyInWords(one.weekly) : undefined,
    });
    return {
      open: open.items.map(shown),
      ended: ended.items.map(shown),
      next_cursor: ended.next_cursor,
      connections: connections.data?.items ?? [],
      ...choices,
    };
  }
}
