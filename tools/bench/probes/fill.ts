import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { OwnSystem } from '../../start/own-system.mjs';
import { root } from '../../start/paths.mjs';
import { asAdministrator } from './as-administrator.ts';
import { CRITICAL_SECONDS, OTHERS_SECONDS } from './schedule-of.ts';

const TENANTS = 2_000;
const BATCH = 5_000;
/** So much later the first probe is due: longer than it takes to write and to count the schedule. */
const SOON_SECONDS = 60;

interface Sealing {
  Sealer: new (keys: object) => { seal(owner: object, fields: Record<string, string>): { key_id: string } };
}
interface Keys {
  parseCredentialKeys(text: string): { current: string };
}

const require = createRequire(import.meta.url);
const built = (file: string): unknown => require(join(root, 'apps/integrations/dist/sealing', file));
/** Always the same one for a text, in the shape of a random one. */
const uuidOf = (text: string): string =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');

const healthy = { status: 'healthy', party: 'nobody', failing_parts: [], problems: [], working_parts: [] };
const before = { credential_version: 1, at: Date.now() - 2 * OTHERS_SECONDS * 1_000 };
const state = JSON.stringify({
  credential_version: 1,
  health: healthy,
  failed: {},
  succeeded: before,
  parts: { probe: { succeeded: before, calls: [{ mark: before }] } },
  deliveries: { refused: {} },
  calls: [],
});

export const accountOf = (n: number): string => uuidOf(`probes integration ${n}`);

/**
 * Writes connected Stripe accounts into the tables of integrations and status-monitor, of which the first so many are
 * critical, as if each had worked two hours ago. Their first probes are spread evenly over their interval.
 */
export async function fill(system: OwnSystem, wanted: Wanted) {
  const { credential_keys } = JSON.parse(readFileSync(join(system.home, 'state/secrets.json'), 'utf8')) as {
    credential_keys: string;
  };
  const { Sealer } = built('sealer.js') as Sealing;
  const sealer = new Sealer((built('credential-keys.js') as Keys).parseCredentialKeys(credential_keys));
  const client = asAdministrator(system.run());
  await client.connect();
  try {
    await comparisonEnds(client);
    await write(client, sealer, wanted);
  } finally {
    await client.end();
  }
}

/** A monitor that starts without replicas copies what integrations has, which would be the rows that are written here. */
async function comparisonEnds(client: Client): Promise<void> {
  const goesOn = 'select from status_monitor.replica_rebuilds where ended_at is null';
  while ((await client.query(goesOn)).rowCount !== 0) await pause(100);
}

interface Wanted {
  many: number;
  /** If absent, none is ever probed. */
  critical?: number;
  /** Of all of them. If absent, they belong to many tenants. */
  tenant_id?: string;
  say: (line: string) => void;
}

async function write(client: Client, sealer: InstanceType<Sealing['Sealer']>, wanted: Wanted) {
  const { many, critical = 0, say } = wanted;
  // Neither foreign keys nor triggers: the rows fit each other.
  await client.query('set session_replication_role = replica');
  await client.query('set synchronous_commit = off');
  for (let from = 0; from < many; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, many - from) }, (_, n) => {
      const tenant_id = wanted.tenant_id ?? uuidOf(`probes tenant ${(from + n) % TENANTS}`);
      const integration_id = accountOf(from + n);
      const sealed = sealer.seal({ tenant_id, record_id: integration_id }, { secret_key: `sk_test_bench${from + n}` });
      return { tenant_id, integration_id, sealed, is_critical: from + n < critical };
    });
    const values = [
      rows.map((row) => row.integration_id),
      rows.map((row) => row.tenant_id),
      rows.map((row) => row.is_critical),
    ];
    const given = 'unnest($1::uuid[], $2::uuid[], $3::boolean[]) g (integration_id, tenant_id, is_critical)';
    await client.query(
      `insert into integrations.integrations (integration_id, tenant_id, connection_code, name, status, is_critical, credential_version, created_by)
       select integration_id, tenant_id, 'stripe', 'Account', 'active', is_critical, 1, 'bench' from ${given}`,
      values,
    );
    await client.query(
      `insert into integrations.integration_credentials (integration_id, tenant_id, sealed, key_id, credential_version, obtained_at)
       select * , 1, now() from unnest($1::uuid[], $2::uuid[], $3::jsonb[], $4::text[])`,
      [values[0], values[1], rows.map(({ sealed }) => JSON.stringify(sealed)), rows.map(({ sealed }) => sealed.key_id)],
    );
    await client.query(
      `insert into status_monitor.integrations_copy (integration_id, tenant_id, version, connection_code, name, status, is_critical)
       select integration_id, tenant_id, 1, 'stripe', 'Account', 'active', is_critical from ${given}`,
      values,
    );
    await client.query(
      `insert into status_monitor.integration_health (integration_id, tenant_id, integration_type, is_critical, credential_version,
         machine_state, first_checked_at, last_checked_at, first_success_at, last_success_at, watched_until)
       select integration_id, tenant_id, 'stripe', is_critical, 1, $4::jsonb, t, t, t, t, now() + interval '1 day'
       from ${given}, (select now() - interval '2 hours' as t) ago`,
      [...values, state],
    );
    if ((from / BATCH) % 40 === 39) say(`${from + BATCH} of ${many} integrations`);
  }
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  if (wanted.critical === undefined) return;
  await client.query(
    `insert into status_monitor.probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at)
     select integration_id, tenant_id, connection_code, is_critical, clock_timestamp()
       + make_interval(secs => ${SOON_SECONDS} + random() * case when is_critical then ${CRITICAL_SECONDS} else ${OTHERS_SECONDS} end)
     from status_monitor.integrations_copy where connection_code = 'stripe' and name = 'Account'`,
  );
  await client.query('vacuum analyze status_monitor.probe_schedule');
}
