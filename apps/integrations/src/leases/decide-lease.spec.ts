import type { Observation } from '@linesman/contracts';
import { decideLease, type Renewal, type RenewalState } from './decide-lease';

const now = new Date('2026-01-29T10:45:00.000Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const refusal = { cause: 'refresh_refused', error_code: 'invalid_grant' } as Observation;
const rotating: Renewal = { refresh: 'rotating' };
const graceful: Renewal = { refresh: 'rotating', reuse_grace_seconds: 30 };
const stable: Renewal = { refresh: 'stable' };

const state = (over: Partial<RenewalState> = {}): RenewalState => ({
  credential_version: 3,
  obtained_at: at(-3_000),
  expires_at: at(4_200),
  redeeming_since: null,
  redeeming_until: null,
  retry_at: null,
  refusal: null,
  refusal_final: false,
  refusal_told: true,
  ...over,
});
const ended = { obtained_at: at(-7_200), expires_at: at(-1) };
const soon = { obtained_at: at(-7_170), expires_at: at(30) };

const cases: [string, string, Partial<RenewalState>, Renewal, number?][] = [
  ['grants what is far from its end', 'grant', {}, rotating],
  ['renews in the last tenth of a long life', 'redeem', { obtained_at: at(-6_600), expires_at: at(600) }, rotating],
  ['renews in the last minute', 'redeem', soon, rotating],
  ['leaves a short life alone in its first half', 'grant', { obtained_at: at(-5), expires_at: at(25) }, rotating],
  ['renews a short life in its second half', 'redeem', { obtained_at: at(-20), expires_at: at(10) }, rotating],
  ['renews what ended', 'redeem', ended, rotating],
  ['renews what the provider refused', 'redeem', {}, rotating, 3],
  ['grants a newer version than the one that was refused', 'grant', {}, rotating, 2],
  ['grants a key for ever', 'grant', { expires_at: null }, undefined],
  ['grants a refused key again, for nothing renews it', 'grant', { expires_at: null }, undefined, 3],
  ['knows the end of what nothing renews', 'expired', ended, undefined],
  ['waits for another process', 'wait', { ...ended, redeeming_since: at(-1), redeeming_until: at(9) }, rotating],
  ['does not wait while the old token lives', 'grant', { ...soon, redeeming_until: at(9) }, rotating],
  ['waits where the old token was refused', 'wait', { redeeming_until: at(9) }, rotating, 3],
  [
    'stops at a dead redeemer',
    'interrupted',
    { ...ended, redeeming_since: at(-20), redeeming_until: at(-5) },
    rotating,
  ],
  [
    'redeems again within the grace',
    'redeem',
    { ...ended, redeeming_since: at(-20), redeeming_until: at(-5) },
    graceful,
  ],
  [
    'stops when the grace is over',
    'interrupted',
    { ...ended, redeeming_since: at(-31), redeeming_until: at(-5) },
    graceful,
  ],
  ['redeems a stable token again', 'redeem', { ...ended, redeeming_since: at(-900), redeeming_until: at(-5) }, stable],
  ['refuses for good after a final refusal', 'refuse', { refusal, refusal_final: true }, rotating],
  ['rests after a failure', 'refuse', { ...ended, refusal, retry_at: at(3) }, rotating],
  ['grants while it rests and the token lives', 'grant', { ...soon, refusal, retry_at: at(3) }, rotating],
  [
    'does not rest on what nobody was told',
    'redeem',
    { ...ended, refusal, refusal_told: false, retry_at: at(3) },
    rotating,
  ],
  ['tries again after its rest', 'redeem', { ...ended, refusal, retry_at: at(-1) }, rotating],
];

it.each(cases)('%s', (_, kind, over, ...[renewal, refused_version]) => {
  expect(decideLease(state(over), renewal, now, refused_version)).toMatchObject({ kind });
});

it('hands out the refusal that stands', () => {
  expect(decideLease(state({ refusal, refusal_final: true }), rotating, now)).toEqual({ kind: 'refuse', refusal });
});
