import type { Observation } from '@linesman/contracts';
import { decideLease, type RefreshMode, type RefreshState } from './decide-lease';

const now = new Date('2026-01-29T10:45:00.000Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const refusal = { cause: 'refresh_refused', error_code: 'invalid_grant' } as Observation;
const rotating: RefreshMode = { refresh: 'rotating' };
const graceful: RefreshMode = { refresh: 'rotating', reuse_grace_seconds: 30 };
const stable: RefreshMode = { refresh: 'stable' };

const state = (over: Partial<RefreshState> = {}): RefreshState => ({
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

const cases: [string, string, Partial<RefreshState>, RefreshMode, number?][] = [
  ['grants a token that expires much later', 'grant', {}, rotating],
  ['refreshes in the last tenth of a long life', 'refresh', { obtained_at: at(-6_600), expires_at: at(600) }, rotating],
  ['refreshes in the last minute', 'refresh', soon, rotating],
  [
    'does not refresh in the first half of a short life',
    'grant',
    { obtained_at: at(-5), expires_at: at(25) },
    rotating,
  ],
  ['refreshes in the second half of a short life', 'refresh', { obtained_at: at(-20), expires_at: at(10) }, rotating],
  ['refreshes an expired token', 'refresh', ended, rotating],
  ['refreshes a token that the provider refused', 'refresh', {}, rotating, 3],
  ['grants a newer version than the refused one', 'grant', {}, rotating, 2],
  ['grants a key, which never expires', 'grant', { expires_at: null }, undefined],
  ['grants a refused key again, because a key cannot be refreshed', 'grant', { expires_at: null }, undefined, 3],
  ['reports an expired token that cannot be refreshed', 'expired', ended, undefined],
  ['waits for another process', 'wait', { ...ended, redeeming_since: at(-1), redeeming_until: at(9) }, rotating],
  ['does not wait while the old token is valid', 'grant', { ...soon, redeeming_until: at(9) }, rotating],
  ['waits where the old token was refused', 'wait', { redeeming_until: at(9) }, rotating, 3],
  [
    'is interrupted if the process that sent the token ended',
    'interrupted',
    { ...ended, redeeming_since: at(-20), redeeming_until: at(-5) },
    rotating,
  ],
  [
    'sends the token again within the grace period',
    'refresh',
    { ...ended, redeeming_since: at(-20), redeeming_until: at(-5) },
    graceful,
  ],
  [
    'is interrupted once the grace period is over',
    'interrupted',
    { ...ended, redeeming_since: at(-31), redeeming_until: at(-5) },
    graceful,
  ],
  ['sends a stable token again', 'refresh', { ...ended, redeeming_since: at(-900), redeeming_until: at(-5) }, stable],
  ['refuses after a final refusal', 'refuse', { refusal, refusal_final: true }, rotating],
  ['pauses after a failure', 'refuse', { ...ended, refusal, retry_at: at(3) }, rotating],
  ['grants during the pause while the token is valid', 'grant', { ...soon, refusal, retry_at: at(3) }, rotating],
  [
    'does not pause after a refusal that was not published',
    'refresh',
    { ...ended, refusal, refusal_told: false, retry_at: at(3) },
    rotating,
  ],
  ['tries again after the pause', 'refresh', { ...ended, refusal, retry_at: at(-1) }, rotating],
];

it.each(cases)('%s', (_, kind, over, ...[mode, refused_version]) => {
  expect(decideLease(state(over), mode, now, refused_version)).toMatchObject({ kind });
});

it('returns the stored refusal', () => {
  expect(decideLease(state({ refusal, refusal_final: true }), rotating, now)).toEqual({ kind: 'refuse', refusal });
});
