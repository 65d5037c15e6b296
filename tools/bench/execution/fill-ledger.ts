import type { Run } from '../../start/own-system.mjs';
import { asAdministrator } from '../probes/as-administrator.ts';

const BATCH = 500_000;

/** Writes executions that ended a day to five weeks ago, as the ledger keeps them. */
export async function fillLedger(run: Run, tenant_id: string, rows: number, say: (line: string) => void) {
  const client = asAdministrator(run);
  await client.connect();
  await client.query('set synchronous_commit = off');
  for (let from = 0; from < rows; from += BATCH) {
    await client.query(
      `insert into gateway_executor.executions (execution_id, tenant_id, idempotency_key, request_hash, integration_id,
         connection_code, capability_code, capability_version, parameters, requested_by, correlation_id, status, deadline,
         observation, created_at, started_at, finished_at, answer_forgotten, version)
       select gen_random_uuid(), $1, gen_random_uuid()::text, md5(n::text) || md5(n::text), gen_random_uuid(), 'stripe',
         'PROCESS_PAYMENT', 1, '{}', 'billing', gen_random_uuid()::text, 'succeeded', t, '{}', t, t, t, true, 1
       from generate_series($2::int, $3::int) n, lateral (select now() - interval '34 days' + interval '33 days' * n / $4::int as t) at`,
      [tenant_id, from + 1, Math.min(from + BATCH, rows), rows],
    );
    say(`${Math.min(from + BATCH, rows)} of ${rows} executions in the ledger`);
  }
  await client.query('vacuum analyze gateway_executor.executions');
  await client.query('checkpoint');
  await client.end();
}
