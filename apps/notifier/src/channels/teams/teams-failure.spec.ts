import { TransportError } from '@linesman/provider-kit';
import { failureOfAnswer, failureOfError, failureOfToken } from './teams-failure';

const now = new Date('2026-11-30T12:00:00.000Z');
const answered = (status: number, headers = {}) => ({ status, headers, body: '' });

it.each([
  [400, { kind: 'malformed' }, { kind: 'malformed' }],
  [401, { kind: 'refused', reason: 'teams_rejects_our_app' }, { kind: 'refused' }],
  [403, { kind: 'refused', reason: 'teams_app_removed' }, { kind: 'refused' }],
  [404, { kind: 'not_found', reason: 'teams_channel_gone' }, { kind: 'not_found' }],
  [412, { kind: 'retry' }, { kind: 'retry' }],
  [413, { kind: 'refused', reason: 'teams_message_too_large' }, { kind: 'refused' }],
  [415, { kind: 'refused', reason: 'http_415' }, { kind: 'refused' }],
  [429, { kind: 'retry', after_ms: 1_000, uncounted: true }, { kind: 'retry', after_ms: 1_000, uncounted: true }],
  [500, { kind: 'ambiguous' }, { kind: 'retry' }],
  [502, { kind: 'ambiguous' }, { kind: 'retry' }],
  [503, { kind: 'retry' }, { kind: 'retry' }],
  [504, { kind: 'ambiguous' }, { kind: 'retry' }],
])('knows what HTTP %i means for a message, and for an edit', (status, posts, repeats) => {
  expect(failureOfAnswer(answered(status), 'posts', now)).toMatchObject(posts);
  expect(failureOfAnswer(answered(status), 'repeats', now)).toMatchObject(repeats);
});

it('waits as long as Microsoft asks', () => {
  const asked = answered(429, { 'retry-after': '17' });
  expect(failureOfAnswer(asked, 'posts', now)).toMatchObject({ after_ms: 17_000, uncounted: true });
});

it.each([
  [400, { kind: 'refused', reason: 'teams_rejects_our_app' }],
  [401, { kind: 'refused', reason: 'teams_rejects_our_app' }],
  [429, { kind: 'retry', uncounted: true }],
  [500, { kind: 'retry' }],
])('knows that nothing was sent where the token server answers %i', (status, failure) => {
  expect(failureOfToken(answered(status), now)).toMatchObject(failure);
});

it.each([
  ['before', 'posts', 'retry'],
  ['during', 'posts', 'ambiguous'],
  ['during', 'repeats', 'retry'],
] as const)('without an answer, %s the request, what %s is %s', (stage, effect, kind) => {
  expect(failureOfError(new TransportError(stage, 'timeout', 'no answer in time'), effect).kind).toBe(kind);
});
