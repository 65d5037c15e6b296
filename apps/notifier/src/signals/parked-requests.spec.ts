import { signalContext } from '../../test/signal-context';
import { parkedLines } from './parked-requests';
import type { ParkedRequests } from './signal.entity';
import type { SignalState } from './signal.entity';

const none: ParkedRequests = { parked: 0, succeeded: 0, failed: 0, unknown: 0, cancelled: 0, expired: 0 };
const said = (parked_requests: ParkedRequests | null, state: SignalState = 'resolved') => {
  const context = signalContext({}, state);
  return parkedLines({ signal: { ...context.signal, parked_requests } }).join(' ');
};

it.each<[string, ParkedRequests | null, string]>([
  ['nothing where nothing waited', null, ''],
  ['nothing of a line that has always been empty', none, ''],
  ['that they run', { ...none, parked: 12, succeeded: 30 }, 'The requests that waited run now, one after another.'],
  ['that all ran', { ...none, succeeded: 42 }, '42 requests that waited ran.'],
  ['that one ran', { ...none, succeeded: 1 }, '1 request that waited ran.'],
  ['what failed', { ...none, succeeded: 41, failed: 1 }, '42 requests that waited ran, 1 failed.'],
  [
    'what nobody knows',
    { ...none, succeeded: 40, failed: 1, unknown: 1 },
    '42 requests that waited ran, 1 failed, 1 ended without an answer.',
  ],
  ['what was cancelled', { ...none, cancelled: 2 }, '2 requests that waited were cancelled.'],
  [
    'what was given up',
    { ...none, succeeded: 3, expired: 1 },
    '3 requests that waited ran. 1 request that waited was given up after too long a time.',
  ],
])('says %s', (_, parked, words) => expect(said(parked)).toBe(words));

it('says nothing of the end while the signal is open, or where the integration was removed', () => {
  const ran = { ...none, succeeded: 42 };
  expect([said(ran, 'open'), said(ran, 'withdrawn')]).toEqual(['', '']);
});
