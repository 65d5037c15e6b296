import { Client } from 'pg';
import type { Run } from '../../start/own-system.mjs';

/** Row-level security does not restrict it. */
export function asAdministrator(run: Run): Client {
  const url = new URL(run.servers.postgres.url);
  url.pathname = '/linesman';
  return new Client({ connectionString: url.href });
}
