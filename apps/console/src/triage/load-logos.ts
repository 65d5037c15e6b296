import { Injectable } from '@nestjs/common';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

/** Logos of providers by their codes. A list shows each of them often, and has it in the page once. */
export type Logos = Record<string, string>;

@Injectable()
export class LoadLogos {
  constructor(private readonly api: ServiceApi) {}

  /** None while the catalog does not answer: the provider's name is beside each. */
  async all(token: string): Promise<Logos> {
    const { data } = await part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } }));
    return Object.fromEntries(
      (data?.items ?? []).flatMap(({ connection_code, logo_url }) => (logo_url ? [[connection_code, logo_url]] : [])),
    );
  }
}

/** Those that rows of a page refer to. */
export const marksOf = (logos: Logos, listed: { connection_code: string }[]): { code: string; url: string }[] =>
  [...new Set(listed.map(({ connection_code }) => connection_code))].flatMap((code) =>
    logos[code] ? [{ code, url: logos[code] }] : [],
  );
