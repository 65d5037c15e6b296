import { randomUUID } from 'node:crypto';
import { integrationUpdated } from '@linesman/contracts';
import type { Page } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantReliability } from '../src/reliability/reliability-of-tenant.controller';
import type { Reliability } from '../src/reliability/reliability.dto';
import { World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

async function ask<T>(tenant: string, url: string, { role = 'csm' } = {}) {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  const isJson = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, body: (isJson ? response.json() : undefined) as T, text: response.body };
}

it('gives the figures as a table for a spreadsheet', async () => {
  const fixture = await world.fixture({ customer: { name: 'Smith, Jones' } });
  const { status, text } = await ask(
    fixture.tenant,
    '/reliability/csv?by=customer&each=month&from=2026-01-30&to=2026-02-02',
  );
  expect(status).toBe(200);
  const [head, ...rows] = text.trimEnd().split('\r\n');
  expect(head).toContain('uptime_percent');
  expect(rows.map((row) => row.slice(row.indexOf('"'), row.indexOf(',UTC')))).toEqual([
    '"Smith, Jones",2026-01-30,2026-01-31',
    '"Smith, Jones",2026-02-01,2026-02-02',
  ]);
});

it('pages its list, and finds the rest behind each page', async () => {
  const fixture = await world.fixture();
  const { tenant, integration } = fixture;
  const others = [randomUUID(), randomUUID()];
  for (const integration_id of others)
    await world.handled(await world.publish(tenant, integrationUpdated, { ...integration, integration_id }));
  await world.executed(fixture, { cause: 'refresh_refused' });
  await waitUntil(async () => {
    const { body } = await ask<Page<Reliability>>(tenant, '/reliability?limit=1');
    return body.items[0]!.down_seconds > 0;
  });
  const found: (string | null)[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { body }: { body: Page<Reliability> } = await ask(
      tenant,
      `/reliability?limit=1${cursor && `&cursor=${cursor}`}`,
    );
    found.push(...body.items.map(({ integration_id }) => integration_id));
    cursor = body.next_cursor;
  }
  expect(found).toEqual([integration.integration_id, ...others.sort()]);
});

it('shows staff a tenant by its connections, without names, and refuses days that are none', async () => {
  const fixture = await world.fixture();
  const { tenant } = fixture;
  const url = `/internal/reliability?tenant_id=${tenant}`;
  const { status, body, text } = await ask<TenantReliability>(randomUUID(), url, { role: 'admin' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ success: { uptime: { integrations: 1 } }, items: [{ connection_code: 'salesforce' }] });
  expect(text).not.toContain(fixture.integration.name);
  expect((await ask(tenant, url, { role: 'tenant_admin' })).status).toBe(403);
  expect((await ask(tenant, '/reliability', { role: 'member' })).status).toBe(200);
  for (const query of ['from=2026-02-30', 'from=2026-02-02&to=2026-02-01', 'from=2024-01-01&to=2026-01-01', 'by=day'])
    expect((await ask(tenant, `/reliability?${query}`)).status).toBe(400);
  expect((await ask(tenant, '/reliability?time_zone=Mars/Base')).status).toBe(400);
  expect((await ask<Page<Reliability>>(randomUUID(), '/reliability')).body.items).toEqual([]);
});
