import type { Providers } from '@linesman/providers';

/** Where tenants enter the address, each of them calls a server of its own, and no outage is shared. */
export const judgedProviders = (providers: Providers): { connection_code: string; name: string }[] =>
  [...providers].flatMap(([connection_code, { manifest }]) =>
    manifest.addresses === 'tenant' ? [] : [{ connection_code, name: manifest.display_name }],
  );
