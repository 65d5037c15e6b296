import { randomUUID } from 'node:crypto';
import type { Observation } from '@linesman/contracts';
import type { HealthRow } from '../health/health-row';
import { EventList } from './event-list';

const rowOf = (integration_id: string) =>
  ({
    tenant_id: randomUUID(),
    integration_id,
    integration_type: 'xero',
    customer_id: null,
    watched_until: null,
  }) as unknown as HealthRow;
const row = rowOf(randomUUID());
const failure = (second: number, more: Partial<Observation> = {}): Observation => ({
  integration_id: row.integration_id,
  source: 'execution',
  outcome: 'failure',
  cause: 'server_error',
  part: 'SYNC_CONTACTS',
  started_at: `2026-01-29T10:00:0${second}.000Z`,
  credential_version: 1,
  ...more,
});
const details = ({ events }: EventList) => events.map(({ error_details }) => error_details);

it('counts failures that differ in nothing but their time', () => {
  const list = new EventList();
  for (const second of [1, 2, 3]) list.addFailure(row, failure(second));
  expect(details(list)).toEqual([
    expect.objectContaining({
      started_at: '2026-01-29T10:00:01.000Z',
      failures: 3,
      last_started_at: '2026-01-29T10:00:03.000Z',
    }),
  ]);
});

it('says nothing of a number where there is one', () => {
  const list = new EventList();
  list.addFailure(row, failure(1));
  expect(details(list)[0]).not.toHaveProperty('failures');
});

it.each([{ cause: 'timeout' }, { part: 'SYNC_INVOICES' }, { message: 'No.' }, { credential_version: 2 }] as const)(
  'keeps one with %j apart',
  (more) => {
    const list = new EventList();
    list.addFailure(row, failure(1));
    list.addFailure(row, failure(2, more));
    expect(list.events).toHaveLength(2);
  },
);

it('keeps integrations apart, and what came before a change of the status from what came after it', () => {
  const list = new EventList();
  const other = rowOf(randomUUID());
  list.addFailure(row, failure(1));
  list.addFailure(other, failure(2));
  list.addFailure(row, failure(3));
  list.add(row, 'degraded', {});
  list.addFailure(row, failure(4));
  expect(
    list.events.map(({ integration_id, event_type }) => [integration_id === row.integration_id, event_type]),
  ).toEqual([
    [true, 'sync_error'],
    [false, 'sync_error'],
    [true, 'degraded'],
    [true, 'sync_error'],
  ]);
});
