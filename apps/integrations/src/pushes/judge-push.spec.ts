import { judgePush } from './judge-push';

const obtained_at = new Date('2026-01-29T10:00:00.000Z');
const after = (seconds: number) => new Date(obtained_at.getTime() + seconds * 1_000);
const consent = { obtained_at, from_consent: true };
const revoked = (seconds: number) => ({ happened_at: after(seconds), cause: 'grant_revoked' as const });

it('counts when our access has ended since the credentials were obtained', () => {
  expect(judgePush(revoked(61), consent)).toBe('counts');
  expect(judgePush(revoked(90 * 86_400), consent)).toBe('counts');
});

it('is too old for credentials that were obtained later', () => {
  expect(judgePush(revoked(-61), consent)).toBe('too_old');
  expect(judgePush(revoked(-90 * 86_400), consent)).toBe('too_old');
  expect(judgePush({ happened_at: after(-61) }, { ...consent, from_consent: false })).toBe('too_old');
});

it.each([-60, -1, 0, 1, 60])('has a probe find out when the two are %s s apart, because clocks differ', (seconds) => {
  expect(judgePush(revoked(seconds), consent)).toBe('probe');
});

it('has a probe find out where the provider does not say that our access has ended', () => {
  expect(judgePush({ happened_at: after(3_600) }, consent)).toBe('probe');
});

it('has a probe find out whether a key that was entered still works', () => {
  expect(judgePush(revoked(3_600), { obtained_at, from_consent: false })).toBe('probe');
});
