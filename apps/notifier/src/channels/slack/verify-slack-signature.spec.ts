import { createHmac, randomUUID } from 'node:crypto';
import { buttonValue, readButtonValue } from './button-value';
import { isSignedBySlack } from './verify-slack-signature';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const now = new Date('2026-01-29T15:45:00Z');
const body = Buffer.from('payload=%7B%22type%22%3A%22block_actions%22%7D');
const signed = (timestamp: number, key = secret) => ({
  timestamp: String(timestamp),
  signature: `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body.toString()}`).digest('hex')}`,
  body,
});
const seconds = now.getTime() / 1_000;

it('takes what Slack signed', () => {
  expect(isSignedBySlack(signed(seconds), secret, now)).toBe(true);
});

it.each([
  ['another secret', signed(seconds, 'x'.repeat(32))],
  ['one changed byte', { ...signed(seconds), body: Buffer.from(body.toString().replace('p', 'q')) }],
  ['another time than the signed one', { ...signed(seconds), timestamp: String(seconds + 1) }],
  ['a request from six minutes ago', signed(seconds - 360)],
  ['a time six minutes ahead', signed(seconds + 360)],
  ['no signature', { timestamp: String(seconds), body }],
  ['no time', { ...signed(seconds), timestamp: undefined }],
  ['a time that is no number', { ...signed(seconds), timestamp: '1e3' }],
])('refuses %s', (_, request) => {
  expect(isSignedBySlack(request, secret, now)).toBe(false);
});

it('reads back its own button values and no others', () => {
  const [tenant, signal, other] = [randomUUID(), randomUUID(), randomUUID()];
  const value = buttonValue(tenant, signal, secret);
  expect(readButtonValue(value, secret)).toEqual({ tenant_id: tenant, signal_id: signal });
  expect(readButtonValue(value.replace(tenant, other), secret)).toBeUndefined();
  expect(readButtonValue(value, 'another-secret-of-enough-length')).toBeUndefined();
  expect(readButtonValue(`${tenant}.${signal}`, secret)).toBeUndefined();
});
