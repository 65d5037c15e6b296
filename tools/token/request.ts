import { parseArgs } from 'node:util';

export const usage = `npm run -s token -- --role <role>[,<role>] [--tenant <uuid>] [--sub <subject>] [--ttl <seconds>]
npm run -s token -- --persona <name> [--ttl <seconds>]
  --role      admin, tenant_admin, member, csm or service
  --persona   one of those who log in: anna, jane, tom, … (their tenant and roles)
  --tenant    the demo world's first tenant unless given
  --ttl       28800 unless given`;

export class UsageError extends Error {}

export interface TokenRequest {
  persona?: string;
  sub?: string;
  tenant?: string;
  roles?: string[];
  ttl_seconds?: number;
}

/** Reads the command line into the request that the identity provider's /dev-token takes. */
export function readRequest(args: string[], defaultTenant: string): TokenRequest {
  const { persona, role, tenant, sub, ttl } = valuesOf(args);
  if (ttl !== undefined && !/^[1-9]\d*$/.test(ttl)) throw new UsageError('--ttl is a number of seconds.');
  const ttl_seconds = ttl === undefined ? {} : { ttl_seconds: Number(ttl) };
  if (persona !== undefined) {
    if (role ?? tenant ?? sub) throw new UsageError('A persona has its own role, tenant and subject.');
    return { persona, ...ttl_seconds };
  }
  if (!role) throw new UsageError('Say for whom: --role or --persona.');
  const roles = role.split(',');
  return { sub: sub ?? `script-${roles[0]}`, tenant: tenant ?? defaultTenant, roles, ...ttl_seconds };
}

function valuesOf(args: string[]): Partial<Record<'persona' | 'role' | 'tenant' | 'sub' | 'ttl', string>> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { persona: text, role: text, tenant: text, sub: text, ttl: text } }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
