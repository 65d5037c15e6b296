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
const event = (seen: object, more: object = {}) => ({
  id: randomUUID(),
  tenant_id: randomUUID(),
  data: { execution_id: randomUUID(), integration_id: observation.integration_id, observation: seen, ...more },
});

it('reads what the executor tells of a success', () => {
  const told = event(observation);
  expect(readSuccess(told)).toEqual({ id: told.id, tenant_id: told.tenant_id, observation });
  expect(readSuccess(event({ ...observation, part: undefined, latency_ms: undefined }))).toBeDefined();
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
])('leaves %j to be parsed whole', (wrong) => {
  expect(readSuccess(event({ ...observation, ...wrong }))).toBeUndefined();
});

it('leaves an event without an observation, or without its execution', () => {
  expect(readSuccess({ ...event({}), data: {} })).toBeUndefined();
  expect(readSuccess(event(observation, { execution_id: 'x' }))).toBeUndefined();
});
