import { parseKept } from './kept-event';

const id = '6f1e2d3c-0000-4000-8000-000000001020';
const tenantid = '6f1e2d3c-0000-4000-8000-000000000001';
const envelope = { id, tenantid, type: 'integration_created', source: '/integrations', data: {} };
const subject = 'events.integrations.integration.created.v1';

it('keeps an envelope as it was published', () => {
  const body = `${JSON.stringify(envelope)} `;
  expect(parseKept(subject, body)).toEqual({ tenant_id: tenantid, event_id: id, type: envelope.type, body });
});

it.each([
  ['text', 'not JSON'],
  ['null', 'null'],
  ['another source', JSON.stringify({ ...envelope, source: '/notifier' })],
  ['a NUL in its type', JSON.stringify({ ...envelope, type: 'a\u0000' })],
  ['no tenant', JSON.stringify({ ...envelope, tenantid: 'acme' })],
  ['no data', JSON.stringify({ ...envelope, data: null })],
])('does not keep what has %s', (_, body) => {
  expect(parseKept(subject, body)).toBe('faulty');
});
