import { type CallNature, classify } from './classify';
import { TransportError } from './http';

const now = new Date('2026-01-29T10:45:00.000Z');
const read: CallNature = { auth: 'oauth2', kind: 'read' };
const readWithKey: CallNature = { auth: 'api_key', kind: 'read' };
const write: CallNature = { auth: 'oauth2', kind: 'write' };
const safeWrite: CallNature = { auth: 'api_key', kind: 'write', provider_deduplicates: true };

const statuses: [number, CallNature, string, string][] = [
  [401, read, 'permanent', 'grant_revoked'],
  [401, readWithKey, 'permanent', 'api_key_rejected'],
  [403, read, 'permanent', 'insufficient_scope'],
  [400, read, 'permanent', 'bad_request'],
  [404, write, 'permanent', 'bad_request'],
  [422, write, 'permanent', 'bad_request'],
  [402, safeWrite, 'permanent', 'bad_request'],
  [408, write, 'transient', 'busy'],
  [409, write, 'transient', 'busy'],
  [423, read, 'transient', 'busy'],
  [425, read, 'transient', 'busy'],
  [429, write, 'transient', 'rate_limited'],
  [500, read, 'transient', 'server_error'],
  [503, write, 'unknown', 'server_error'],
  [503, safeWrite, 'transient', 'server_error'],
  [302, read, 'transient', 'server_error'],
];

it.each(statuses)('classifies %s on %j as %s, %s', (status, nature, failureClass, cause) => {
  const failure = classify({ status, headers: {} }, nature, now);
  expect(failure).toMatchObject({ class: failureClass, cause, http_status: status, code: `http_${status}` });
});

const transports: [TransportError['stage'], TransportError['kind'], CallNature, string, string][] = [
  ['before', 'dns', write, 'transient', 'dns_failure'],
  ['before', 'tls', write, 'transient', 'tls_failure'],
  ['before', 'connection', write, 'transient', 'server_error'],
  ['before', 'timeout', write, 'transient', 'timeout'],
  ['during', 'timeout', write, 'unknown', 'timeout'],
  ['during', 'timeout', safeWrite, 'transient', 'timeout'],
  ['during', 'timeout', read, 'transient', 'timeout'],
  ['during', 'connection', write, 'unknown', 'server_error'],
];

it.each(transports)('classifies %s/%s on %j as %s, %s', (stage, kind, nature, failureClass, cause) => {
  const failure = classify(new TransportError(stage, kind, 'broken'), nature, now);
  expect(failure).toMatchObject({ class: failureClass, cause, code: kind });
});

it.each([
  ['7', 7_000],
  ['3600', 60_000],
  ['Thu, 29 Jan 2026 10:45:30 GMT', 30_000],
  ['Thu, 29 Jan 2026 10:00:00 GMT', 0],
  ['soon', undefined],
])('reads Retry-After %s as %s ms', (value, expected) => {
  expect(classify({ status: 429, headers: { 'retry-after': value } }, read, now).retry_after_ms).toBe(expected);
});

it('follows an override for a status or a code', () => {
  const overrides = [
    { code: 'REQUEST_LIMIT_EXCEEDED', cause: 'rate_limited' as const },
    { http_status: 409, cause: 'bad_request' as const },
  ];
  const of = (status: number, code?: string) => classify({ status, headers: {}, code }, read, now, overrides);
  expect(of(403, 'REQUEST_LIMIT_EXCEEDED')).toMatchObject({ class: 'transient', cause: 'rate_limited' });
  expect(of(409)).toMatchObject({ class: 'permanent', cause: 'bad_request' });
  expect(of(403, 'INSUFFICIENT_ACCESS')).toMatchObject({ class: 'permanent', cause: 'insufficient_scope' });
});
