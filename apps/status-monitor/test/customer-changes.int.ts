import { customerUpserted, integrationUpdated } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Line, World } from './start-world';

const world = new World();

beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

const updates = (line: Line, count: number) =>
  waitUntil(() => {
    const events = world.about(line, 'risk_signal_updated');
    return events.length === count && events;
  });

async function broken(): Promise<Line> {
  const csm = { name: 'Jane Miller', email: 'jane@acme.example' };
  const line = await world.line({ customer: { csm } });
  await world.executed(line, { cause: 'grant_revoked' });
  await waitUntil(() => world.about(line, 'risk_signal_opened').length === 1);
  return line;
}

it('re-rates an open signal when ARR or criticality change', async () => {
  const line = await broken();
  await world.tell(line.tenant, customerUpserted, { ...line.customer, arr: 20_000, version: 2 });
  const [first] = await updates(line, 1);
  expect(first).toMatchObject({ aggregateversion: 2, data: { severity: 'high', customer: { arr: 20_000 } } });
  await world.tell(line.tenant, integrationUpdated, { ...line.integration, is_critical: false, version: 2 });
  expect((await updates(line, 2))[1]).toMatchObject({ aggregateversion: 3, data: { severity: 'low' } });
});

it('says in an open signal who looks after the customer now, and nothing of a version without news', async () => {
  const line = await broken();
  const csm = { name: 'Tom Becker', email: 'tom@acme.example', manager: { name: 'Rita', email: 'rita@acme.example' } };
  await world.handled(await world.tell(line.tenant, customerUpserted, { ...line.customer, version: 2 }));
  expect(world.about(line, 'risk_signal_updated')).toEqual([]);
  await world.tell(line.tenant, customerUpserted, { ...line.customer, csm, version: 3 });
  expect((await updates(line, 1))[0]).toMatchObject({ data: { severity: 'critical', customer: { csm } } });
  const technical_contact = { name: 'Bob Smith', email: 'bob@techcorp.example' };
  await world.tell(line.tenant, customerUpserted, { ...line.customer, csm, technical_contact, version: 4 });
  expect((await updates(line, 2))[1]).toMatchObject({ data: { customer: { csm, technical_contact } } });
});

it('takes the customer away from a signal whose integration belongs to nobody any more', async () => {
  const line = await broken();
  const { customer_id: _customer, ...integration } = line.integration;
  await world.tell(line.tenant, integrationUpdated, { ...integration, version: 2 });
  const [update] = await updates(line, 1);
  expect(update!.data).not.toHaveProperty('customer');
});
