import { createGuardedHttp } from './guard/guarded-http';
import type { Http } from './http';
import { createHttp } from './http-client';
import type { ProviderManifest } from './manifest';
import type { Origins } from './rewrite-origin';

export interface OutsideOptions {
  origins: Origins;
  /** Addresses of this machine may be written down by tenants; for development alone. */
  allow_loopback: boolean;
  /** The longest a request may take, in milliseconds. */
  timeout_ms: number;
  user_agent: string;
}

const MAX_TENANT_BYTES = 5 * 1024 * 1024;

/** The way out to each provider: guarded where it leads to an address that a tenant wrote down. */
export function createOutside(options: OutsideOptions): (manifest: Pick<ProviderManifest, 'addresses'>) => Http {
  const known = createHttp(options);
  const written = createGuardedHttp({ ...options, max_bytes: MAX_TENANT_BYTES });
  return ({ addresses }) => (addresses === 'tenant' ? written : known);
}
