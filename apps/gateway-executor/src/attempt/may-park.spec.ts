import type { Cause } from '@linesman/contracts';
import { behindOthers, mayPark } from './may-park';
import type { Failed } from '../ledger/outcome';
import { switchedOff } from '../call/refusals';

const row = { park_until: new Date(), may_have_acted: false, times_parked: 0 };
const failed = (cause: Cause, more: Partial<Failed> = {}, code: string = cause): Failed => ({
  kind: 'failed',
  error: { class: 'transient', cause, code, message: 'x' },
  ...more,
});
const unavailable = failed('server_error', { unsent: true }, 'provider_unavailable');

it.each<[string, typeof row, Failed, boolean]>([
  ['the credentials were refused', row, failed('grant_revoked'), true],
  ['the integration is known to be disconnected', row, failed('api_key_rejected', { final: true, unsent: true }), true],
  ['it is switched off', row, switchedOff, true],
  ['others wait already', row, behindOthers, true],
  ['the circuit is open', row, unavailable, true],
  ['the circuit was open each time', { ...row, times_parked: 3 }, unavailable, false],
  ['it is disconnected once more', { ...row, times_parked: 9 }, failed('grant_revoked'), true],
  ['a call failed for the provider', row, failed('server_error'), false],
  ['the request is wrong', row, failed('bad_request'), false],
  ['the provider may have acted', row, failed('grant_revoked', { acted: 'maybe' }), false],
  ['an earlier attempt may have acted', { ...row, may_have_acted: true }, failed('grant_revoked'), false],
])('decides where %s', (_, parkable, outcome, expected) => expect(mayPark(parkable, outcome)).toBe(expected));

it('parks nothing that did not ask for it, and nothing that succeeded', () => {
  expect(mayPark({ ...row, park_until: null }, failed('grant_revoked'))).toBe(false);
  expect(mayPark(row, { kind: 'succeeded', output: {} })).toBe(false);
});
