import { waitUntil } from '@linesman/testing';
import { TestSandbox } from './test-sandbox';

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
    expect(reports()[0]).toMatchObject({ integration_id, outcome: 'refused', http_status: 410 });
    const [first] = world.console.received;
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
