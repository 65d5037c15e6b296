import { randomUUID } from 'node:crypto';
import { waitFor } from '../../actors/wait-for.ts';
import type { World } from '../../demo/world.ts';

/** So that Slack shows what went to one of them in the time of doubt in one look. */
const CSMS = 40;
/** So many are created at the same time. */
const AT_ONCE = 10;

/** A customer with an integration that works. */
export interface Watched {
  name: string;
  contact: string;
  integration_id: string;
  key: string;
}

/** Customers with a CSM, a technical contact and an integration each. */
export async function createCustomers(world: World, many: number): Promise<Watched[]> {
  const run = randomUUID().slice(0, 8);
  const csms: { name: string; email: string }[] = [];
  for (let i = 0; i < CSMS; i += 1) {
    const email = `csm-${i}-${run}@alerts.example`;
    csms.push(await world.outside.addSlackUser(world.tenant.slack.team_id, `CSM ${i}`, email));
  }
  const all: Watched[] = [];
  while (all.length < many) {
    const from = all.length;
    const batch = Array.from({ length: Math.min(AT_ONCE, many - from) }, (_, i) =>
      createOne(world, `${run}-${from + i}`, csms[(from + i) % CSMS]!),
    );
    all.push(...(await Promise.all(batch)));
  }
  return all;
}

async function createOne(world: World, id: string, csm: { name: string; email: string }): Promise<Watched> {
  const customer_id = randomUUID();
  const name = `Customer ${id}.`;
  const contact = `contact-${id}@alerts.example`;
  const key = `sk_test_${id.replace('-', 'x')}`;
  await world.api('integrations', `/customers/${customer_id}`, 'PUT', {
    name,
    arr: 50_000,
    csm: { name: csm.name, email: csm.email },
    technical_contact: { name: 'Bob', email: contact },
    time_zone: 'UTC',
  });
  const { integration_id } = await world.api<{ integration_id: string }>('integrations', '/integrations', 'POST', {
    connection_code: 'stripe',
    name: `Billing ${id}`,
    customer_id,
    is_critical: true,
    credentials: { secret_key: key },
  });
  return { name, contact, integration_id, key };
}

/** Until each has worked once: before that nobody is told of a failure. */
export async function untilAllWorked(world: World, all: Watched[]): Promise<void> {
  for (const { integration_id } of all)
    await waitFor(`a first success of ${integration_id}`, 300_000, async () => {
      const path = `/integration-health/${integration_id}`;
      return (await world.api<{ status: string; last_success_at: string | null }>('status-monitor', path))
        .last_success_at;
    });
}
