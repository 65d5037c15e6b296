import { randomUUID } from 'node:crypto';
import type { Observation } from '@linesman/contracts';
import { readSuccess } from './read-success';

const observation: Observation = {
  integration_id: randomUUID(),
  source: 'execution',
  outcome: 'success',
  part: 'PROCESS_PAYMENT',
  latency_ms: 3.4,
  started_at: '2026-01-29T10:00:00.123Z',
  credential_version: 1,
};
const eventWith = (observed: object, more: object = {}) => ({
  id: randomUUID(),
  tenant_id: randomUUID(),
  data: { execution_id: randomUUID(), integration_id: observation.integration_id, observation: observed, ...more },
});

it('reads a success as the executor publishes it', () => {
  const event = eventWith(observation);
  expect(readSuccess(event)).toEqual({ id: event.id, tenant_id: event.tenant_id, observation });
  expect(readSuccess(eventWith({ ...observation, part: undefined, latency_ms: undefined }))).toBeDefined();
});

it.each([
  { outcome: 'failure', cause: 'timeout' },
  { cause: 'timeout' },
  { source: 'probe' },
  { integration_id: 'x' },
  { part: 'x'.repeat(101) },
  { latency_ms: -1 },
  { latency_ms: '3' },
  { started_at: 'yesterday' },
  { started_at: '2026-13-29T10:00:00Z' },
  { credential_version: 1.5 },
  { credential_version: undefined },
])('leaves an event with %j to the full parser', (wrong) => {
  expect(readSuccess(eventWith({ ...observation, ...wrong }))).toBeUndefined();
});

it('leaves an event without an observation or without a valid execution id to the full parser', () => {
  expect(readSuccess({ ...eventWith({}), data: {} })).toBeUndefined();
  expect(readSuccess(eventWith(observation, { execution_id: 'x' }))).toBeUndefined();
});
