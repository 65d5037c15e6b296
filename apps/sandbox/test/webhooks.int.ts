import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitUntil } from '@linesman/testing';
import { newStateDir, open, TestSandbox } from './test-sandbox';

const integration_id = '0b51a0a6-2f4f-4c0e-9a60-3f6e2f3f6f10';
const tenant = '79140814-fa9d-4797-ab55-7abc4c7bf202';

describe('webhooks of the platform', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());

  interface Report {
    outcome: string;
    attempt_id: string;
    endpoint: string;
    http_status: number;
    integration_id: string;
  }
  const reports = (): Report[] =>
    world.console.received
      .filter(({ path }) => path === '/v1/webhook-deliveries')
      .map(({ body }) => JSON.parse(body) as Report);

  it('are refused while the switch is on, delivered once it is off, and each attempt is reported to Linesman', async () => {
    const { id } = await world.turnOn('webhooks', 'fail_webhooks', { integration_id, tenant });
    await waitUntil(() => reports().length > 1);
    const endpoint = `${world.origin}/customer-endpoint/${integration_id}`;
    expect(reports()[0]).toMatchObject({ integration_id, endpoint, outcome: 'refused', http_status: 410 });
    expect(new Set(reports().map(({ attempt_id }) => attempt_id)).size).toBe(reports().length);
    const first = world.console.received.find(({ path }) => path === '/v1/webhook-deliveries');
    expect(first?.headers.authorization).toMatch(/^Bearer ey/);
    await world.control('DELETE', `switches/${id}`);
    await waitUntil(() => reports().at(-1)?.outcome === 'delivered');
    expect(reports().at(-1)).toMatchObject({ integration_id, outcome: 'delivered', http_status: 204 });
    expect(reports().filter(({ outcome }) => outcome === 'delivered')).toHaveLength(1);
  });

  it('are shown as unavailable when Linesman does not answer', async () => {
    const page = await (await fetch(`${world.origin}/switches/webhooks`)).text();
    expect(page).toContain('Linesman does not answer');
  });
});

it('sends a test delivery that a user of Linesman asked for, and reports it as that attempt', async () => {
  const test = { attempt_id: randomUUID(), integration_id, endpoint: 'orders' };
  const reported: object[] = [];
  const taken: { done?: string }[] = [];
  const linesman = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { done?: string };
      if (request.url === '/v1/webhook-deliveries') {
        reported.push(body);
        return response.writeHead(204).end();
      }
      taken.push(body);
      // The first request gets the event; those after it wait.
      if (taken.length === 1)
        response.end(JSON.stringify({ events: [{ data: test }], next: 'after', held_by_another: false }));
    });
  });
  await new Promise<void>((resolve) => linesman.listen(0, '127.0.0.1', resolve));
  const dir = newStateDir();
  const sandbox = await open(`http://127.0.0.1:${(linesman.address() as AddressInfo).port}`, dir);
  await waitUntil(() => taken.some(({ done }) => done === 'after'));
  expect(reported).toMatchObject([{ ...test, outcome: 'delivered', http_status: 204 }]);
  await sandbox.close();
  linesman.closeAllConnections();
  linesman.close();
  rmSync(dir, { recursive: true });
});
