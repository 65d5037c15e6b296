import type { Delivery } from '../upstream/answers';
import { outcomeOf } from './response-outcome';

const asked = { action: 'send_fix_instructions' as const };
const delivery = (state: Delivery['state'], reason: string | null = null) => ({
  occasion: 'click.send_fix_instructions',
  recipient: 'bob@acme.example',
  state,
  reason,
});
const opening = { ...delivery('sent'), occasion: 'opened' };

it.each([
  ['pending', null, 'waiting', 'The instructions for bob@acme.example are being sent.'],
  ['ambiguous', null, 'waiting', 'The instructions for bob@acme.example are being sent.'],
  ['sent', null, 'done', 'The instructions went to bob@acme.example.'],
  ['suppressed', 'unsubscribed', 'failed', 'bob@acme.example was not emailed: they have unsubscribed.'],
  ['failed', 'bounced', 'failed', 'bob@acme.example was not emailed: emails to this address are returned.'],
] as const)('says what came of a request: %s %s', (state, reason, outcome, words) => {
  expect(outcomeOf(asked, [opening, delivery(state, reason)])).toEqual({ state: outcome, words });
});

it('says that there was nobody to send it to, and nothing of an acknowledgement', () => {
  expect(outcomeOf(asked, [opening])).toEqual({
    state: 'failed',
    words: 'Nobody was emailed: there is no technical contact. A task asks for one.',
  });
  expect(outcomeOf({ action: 'acknowledge' }, [])).toBeUndefined();
});

it('claims nothing while the notifier cannot be asked', () => {
  expect(outcomeOf(asked)?.words).toBe('Whether the instructions arrived is not known right now.');
});

it('says that the next contact got it where it did not reach the first one', () => {
  const first = delivery('failed', 'bounced');
  const next = { ...delivery('sent'), recipient: 'carol@acme.example' };
  expect(outcomeOf(asked, [first, next])).toEqual({
    state: 'done',
    words: 'The instructions went to carol@acme.example.',
  });
  expect(outcomeOf(asked, [first, { ...next, state: 'pending' }])?.state).toBe('waiting');
});

it('tells what was asked for again from the first time', () => {
  const again = { ...delivery('sent'), occasion: 'click.send_fix_instructions.2' };
  const deliveries = [delivery('failed', 'bounced'), again];
  expect(outcomeOf({ ...asked, asked: 1 }, deliveries)?.state).toBe('failed');
  expect(outcomeOf({ ...asked, asked: 2 }, deliveries)?.state).toBe('done');
});
