import { randomUUID } from 'node:crypto';
import type { Observation } from '@linesman/contracts';
import { readObservation } from './read-observation';

const success: Observation = {
  integration_id: randomUUID(),
  source: 'execution',
  outcome: 'success',
  part: 'PROCESS_PAYMENT',
  latency_ms: 3.4,
  started_at: '2026-01-29T10:00:00.123Z',
  credential_version: 1,
};
const failure: Observation = {
  ...success,
  outcome: 'failure',
  cause: 'server_error',
  error_code: '503',
  message: 'No.',
  http_status: 503,
};
const eventWith = (observation: object, more: object = {}) => ({
  id: randomUUID(),
  tenant_id: randomUUID(),
  time: '2026-01-29T10:00:01.000Z',
  context: { correlationId: 'c' },
  message: {},
  data: { execution_id: randomUUID(), integration_id: success.integration_id, observation, ...more },
});

it.each([success, failure, { ...success, part: undefined, latency_ms: undefined }])('reads %j', (observation) => {
  const event = eventWith(observation);
  expect(readObservation(event)).toEqual({ ...event, observation });
});

it('reads an execution that made no call, and a refused token refresh, which is no execution', () => {
  const event = eventWith(failure);
  const { observation: _none, ...data } = event.data;
  expect(readObservation({ ...event, data })).toEqual({ ...event, data });
  const refused = { ...event, data: { observation: { ...failure, source: 'refresh', cause: 'refresh_refused' } } };
  expect(readObservation(refused)).toMatchObject({ observation: { source: 'refresh' } });
});

it.each([
  { outcome: 'failure' },
  { outcome: 'failure', cause: 'x' },
  { outcome: 'lost' },
  { cause: 'timeout' },
  { source: 'x' },
  { integration_id: 'x' },
  { part: 'x'.repeat(101) },
  { error_code: 'x'.repeat(201) },
  { message: 1 },
  { http_status: '503' },
  { latency_ms: -1 },
  { latency_ms: '3' },
  { started_at: 'yesterday' },
  { started_at: '2026-13-29T10:00:00Z' },
  { credential_version: 1.5 },
  { credential_version: undefined },
])('leaves an event with %j to the full parser', (wrong) => {
  expect(readObservation(eventWith({ ...success, ...wrong }))).toBeUndefined();
});

it('leaves an event that is neither an execution nor an observation, or has no valid execution id, to the full parser', () => {
  expect(readObservation({ ...eventWith({}), data: {} })).toBeUndefined();
  expect(readObservation(eventWith(success, { execution_id: 'x' }))).toBeUndefined();
});
