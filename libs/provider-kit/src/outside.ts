import { createGuardedHttp } from './guard/guarded-http';
import type { Http } from './http';
import { createHttp, type Origins } from './http-client';
import type { ProviderManifest } from './manifest';

export interface OutsideOptions {
  origins: Origins;
  /** Whether tenants may enter addresses of this machine. For development only. */
  allow_loopback: boolean;
  /** The longest a request may take, in milliseconds. */
  timeout_ms: number;
  user_agent: string;
}

const MAX_TENANT_BYTES = 5 * 1024 * 1024;

/** Makes the Http of each provider: the guarded one if a tenant enters its address. */
export function createOutside(options: OutsideOptions): (manifest: Pick<ProviderManifest, 'addresses'>) => Http {
  const plain = createHttp(options);
  const guarded = createGuardedHttp({ ...options, max_bytes: MAX_TENANT_BYTES });
  return ({ addresses }) => (addresses === 'tenant' ? guarded : plain);
}
