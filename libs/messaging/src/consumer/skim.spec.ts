import { randomUUID } from 'node:crypto';
import { executionSucceeded } from '@linesman/contracts';
import { skim } from './skim';

const envelope = {
  specversion: '1.0',
  id: randomUUID(),
  source: '/gateway-executor',
  type: 'execution_succeeded',
  tenantid: randomUUID(),
  data: { output: {} },
};

it('reads id, tenant and data of an envelope that is in order', () => {
  const { id, tenantid: tenant_id, data } = envelope;
  expect(skim(executionSucceeded, JSON.stringify(envelope))).toEqual({ id, tenant_id, data });
});

it.each([
  { specversion: '2.0' },
  { id: 'one' },
  { id: undefined },
  { source: '/integrations' },
  { type: 'execution_failed' },
  { tenantid: 7 },
  { data: null },
  { data: 'text' },
])('leaves one with %j to who says what is wrong with it', (wrong) => {
  expect(skim(executionSucceeded, JSON.stringify({ ...envelope, ...wrong }))).toBeUndefined();
});

it.each(['', '7', 'null', '{', '[]'])('leaves %j alone', (body) => {
  expect(skim(executionSucceeded, body)).toBeUndefined();
});
