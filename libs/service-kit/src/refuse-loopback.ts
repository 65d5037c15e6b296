import type { BackendConfig } from './config';

/** In production this machine is what a tenant's address must never reach. Says what to do instead. */
export function refuseLoopback({
  NODE_ENV,
  ALLOW_LOOPBACK_ADDRESSES,
}: Pick<BackendConfig, 'NODE_ENV' | 'ALLOW_LOOPBACK_ADDRESSES'>): string | undefined {
  if (NODE_ENV !== 'production' || !ALLOW_LOOPBACK_ADDRESSES) return undefined;
  return 'ALLOW_LOOPBACK_ADDRESSES would let tenants reach this machine, which production refuses: leave it out, or set NODE_ENV=development.';
}
