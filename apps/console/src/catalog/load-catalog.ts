import { Injectable } from '@nestjs/common';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import type { CatalogConnection } from './connection-setup';

interface CapabilityRow {
  capability_code: string;
  description: string | null;
}

export interface CatalogCard extends CatalogConnection {
  /** What it can do, in words; each capability once. */
  abilities: string[];
}

/** Everything that can be connected anew. */
@Injectable()
export class LoadCatalog {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string): Promise<CatalogCard[]> {
    const { items } = await this.api.list<CatalogConnection>('catalog', '/internal/connections?limit=200', token);
    const offered = items.filter(({ status }) => status !== 'deprecated');
    const cards = await Promise.all(offered.map((connection) => this.cardOf(connection, token)));
    return cards.sort((a, b) => a.display_name.localeCompare(b.display_name));
  }

  private async cardOf(connection: CatalogConnection, token: string): Promise<CatalogCard> {
    const path = `/internal/connections/${encodeURIComponent(connection.connection_code)}/capabilities?limit=50`;
    const { data } = await part(this.api.list<CapabilityRow>('catalog', path, token));
    const codes = new Set(data?.items.map(({ capability_code }) => capability_code));
    return { ...connection, abilities: [...codes].map(abilityInWords) };
  }
}

/** `PROCESS_PAYMENT`: Process payment. */
export function abilityInWords(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
