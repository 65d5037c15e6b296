import type { RawStatusSignals } from '@linesman/provider-kit';
import { InProcessCache } from './in-process-cache';
import { decideStatus, offeredTo } from './policy';
import { IntegrationStatusService, statusKey } from './service';

const user = { tenant_id: 'tenant', subject: 'ann' };
const now = new Date('2026-01-01T00:00:00Z');
const good: RawStatusSignals = { connected: true, authenticated: true, has_refresh: true, app_configured: true };
const decide = (more: Partial<RawStatusSignals>) =>
  decideStatus(
    { ...good, ...more },
    { provider: 'dropbox', display_name: 'Dropbox', origin: 'https://us', now, ttl_seconds: 600 },
  );

function serviceOver(assessRaw: () => Promise<RawStatusSignals>) {
  let ms = 0;
  const cache = new InProcessCache(10, () => ms);
  const of = () => ({ display_name: 'Dropbox', strategy: { assessRaw } });
  const service = new IntegrationStatusService({ cache, of, origin: 'https://us', now: () => now });
  return { service, cache, pass: (seconds: number) => void (ms += seconds * 1_000) };
}

function promised() {
  let resolve: (signals: RawStatusSignals) => void = () => undefined;
  const promise = new Promise<RawStatusSignals>((settle) => (resolve = settle));
  return { promise, resolve };
}

it.each([
  [{ connected: false, authenticated: false, has_refresh: false }, true, 'Connect Dropbox'],
  [{ authenticated: false }, true, 'Reconnect Dropbox'],
  [{ has_refresh: false }, true, 'Reconnect Dropbox'],
  [{ app_configured: false }, true, null],
  [{ app_configured: false, connected: false, authenticated: false, has_refresh: false }, true, null],
  [{ app_configured: false, authenticated: false }, true, null],
  [{ waits_for_staff: true, authenticated: false }, true, null],
  [{ lost_by_us: true, authenticated: false }, true, 'Reconnect Dropbox'],
  [{ lacks_scope: true }, true, 'Allow more access at Dropbox'],
  [{ lacks_scope: true, app_configured: false }, true, null],
  [{ lacks_scope: true, authenticated: false }, true, 'Reconnect Dropbox'],
  [{}, false, null],
])('decides %j by the first rule that applies', (signals, blocking_problem, cta_label) => {
  expect(decide(signals)).toMatchObject({ blocking_problem, cta_label });
});

it('blames the provider only for what it refused', () => {
  expect(decide({ authenticated: false }).reason).toBe(
    'Action required: Dropbox no longer accepts our access. Reconnect to restore it.',
  );
  expect(decide({ authenticated: false, lost_by_us: true }).reason).toBe(
    'Action required: we lost our access to Dropbox through a fault of ours. Reconnect to restore it.',
  );
});

it('offers a link to a user who may act, and asking an admin to the others', () => {
  const integration_id = '1';
  const broken = decide({ authenticated: false, integration_id });
  expect(offeredTo(broken, true)).toMatchObject({
    cta_label: 'Reconnect Dropbox',
    cta_url: 'https://us/integrations/1',
  });
  expect(offeredTo(broken, true)).not.toHaveProperty('ask');
  const ask = { action: 'reconnect', integration_id };
  expect(offeredTo(broken, false)).toMatchObject({ cta_label: 'Ask an admin', cta_url: null, ask });
  const missing = decide({ connected: false, authenticated: false, has_refresh: false });
  expect(offeredTo(missing, false).ask).toEqual({ action: 'connect' });
  for (const helpless of [decide({ app_configured: false }), decide({ waits_for_staff: true }), decide({})])
    expect(offeredTo(helpless, false)).toEqual(helpless);
});

it('returns the ten fields and no other', () => {
  expect(Object.keys(decide({})).sort()).toEqual(
    'authenticated,blocking_problem,connected,cta_label,cta_url,has_refresh,last_checked,provider,reason,ttl_seconds'.split(
      ',',
    ),
  );
  expect(statusKey('dropbox', user)).toBe('integration_status:dropbox:tenant/ann');
});

it('assesses once for the time to live, and again when forced', async () => {
  const assessRaw = jest.fn(() => Promise.resolve(good));
  const { service, pass } = serviceOver(assessRaw);
  await service.assess(user, 'dropbox');
  pass(599);
  await service.assess(user, 'dropbox');
  expect(assessRaw).toHaveBeenCalledTimes(1);
  await service.assess(user, 'dropbox', { forceRefresh: true });
  expect(assessRaw).toHaveBeenCalledTimes(2);
  pass(600);
  await service.assess(user, 'dropbox');
  expect(assessRaw).toHaveBeenCalledTimes(3);
});

it('assesses one at a time for each key', async () => {
  const assessRaw = jest.fn(() => Promise.resolve(good));
  const { service } = serviceOver(assessRaw);
  await Promise.all(Array.from({ length: 20 }, () => service.assess(user, 'dropbox')));
  expect(assessRaw).toHaveBeenCalledTimes(1);
});

it('neither stores nor shares an assessment that began before the group was emptied', async () => {
  const answers = [promised(), promised()];
  let asked = 0;
  const { service, cache } = serviceOver(() => answers[asked++]!.promise);
  const early = service.assess(user, 'dropbox');
  while (asked === 0) await Promise.resolve();
  await cache.empty('tenant');
  const late = service.assess(user, 'dropbox');
  answers[1]!.resolve(good);
  expect((await late).blocking_problem).toBe(false);
  answers[0]!.resolve({ ...good, authenticated: false });
  expect((await early).blocking_problem).toBe(true);
  expect((await service.assess(user, 'dropbox')).blocking_problem).toBe(false);
});

it('drops the oldest entries beyond its limit, and stores nothing under an old mark', async () => {
  const cache = new InProcessCache(2);
  const old = await cache.mark('a');
  for (const group of ['a', 'b', 'c', 'd']) {
    const mark = await cache.mark(group);
    await cache.set({ key: group, value: group, ttl_seconds: 600, group, mark });
  }
  expect(cache.size).toBeLessThanOrEqual(2);
  expect(await cache.get('d')).toBe('d');
  await cache.empty('d');
  expect(await cache.get('d')).toBeUndefined();
  await cache.empty('a');
  await cache.set({ key: 'a', value: 'old', ttl_seconds: 600, group: 'a', mark: old });
  expect(await cache.get('a')).toBeUndefined();
});
