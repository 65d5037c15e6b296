import { randomUUID } from 'node:crypto';
import { executionSucceeded } from '@linesman/contracts';
import { shallowParse } from './batcher';

const envelope = {
  specversion: '1.0',
  id: randomUUID(),
  source: '/gateway-executor',
  type: 'execution_succeeded',
  tenantid: randomUUID(),
  time: '2026-01-29T10:00:01.000Z',
  correlationid: 'of-a-test',
  data: { output: {} },
};

it('reads id, tenant, time, context and data of a correct envelope', () => {
  const { id, tenantid: tenant_id, time, data } = envelope;
  const context = { correlationId: 'of-a-test', causationId: id };
  expect(shallowParse(executionSucceeded, JSON.stringify(envelope))).toEqual({ id, tenant_id, time, data, context });
});

it.each([
  { specversion: '2.0' },
  { id: 'one' },
  { id: undefined },
  { source: '/integrations' },
  { type: 'execution_failed' },
  { tenantid: 7 },
  { time: 7 },
  { time: 'yesterday' },
  { time: '2026-W05' },
  { correlationid: 7 },
  { traceparent: 7 },
  { data: null },
  { data: 'text' },
])('leaves an envelope with %j to the full parse', (wrong) => {
  expect(shallowParse(executionSucceeded, JSON.stringify({ ...envelope, ...wrong }))).toBeUndefined();
});

it.each(['', '7', 'null', '{', '[]'])('leaves the body %j to the full parse', (body) => {
  expect(shallowParse(executionSucceeded, body)).toBeUndefined();
});
