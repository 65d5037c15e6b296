import type { StoredConnection } from '@linesman/provider-kit';
import { BasecampStatusStrategy } from '../basecamp/readiness';
import { DropboxStatusStrategy } from './readiness';

const user = { tenant_id: 'tenant', subject: 'ann' };
const now = new Date('2026-01-01T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

const stored = (more: Partial<StoredConnection> = {}) => ({
  integration_id: 'one',
  has_tokens: true,
  has_refresh: true,
  expires_at: before(-3_600),
  refused: false,
  verified_at: before(10),
  verify: jest.fn(() => Promise.resolve(true)),
  ...more,
});
const source = (connections: StoredConnection[], app_configured = true) => ({
  connectionsOf: () => Promise.resolve(connections),
  app_configured,
  now: () => now,
  ttl_seconds: 600,
});
const dropbox = (...connections: StoredConnection[]) => new DropboxStatusStrategy(source(connections)).assessRaw(user);

it('does not ask Dropbox while the stored facts are fresh', async () => {
  const connection = stored();
  expect(await dropbox(connection)).toMatchObject({ connected: true, authenticated: true, has_refresh: true });
  expect(connection.verify).not.toHaveBeenCalled();
});

it.each([{ expires_at: before(1) }, { verified_at: before(600) }, { verified_at: undefined }])(
  'uses the answer of Dropbox if the stored facts are stale: %j',
  async (stale) => {
    const connection = stored({ ...stale, verify: jest.fn(() => Promise.resolve(false)) });
    expect(await dropbox(connection)).toMatchObject({ connected: true, authenticated: false });
  },
);

it('uses the stored facts if Dropbox cannot tell', async () => {
  const verify = jest.fn().mockRejectedValue(new Error('503'));
  expect(await dropbox(stored({ verified_at: undefined, verify }))).toMatchObject({ authenticated: true });
});

it('calls a refused connection not authenticated whatever its expiry, and takes the worst of several', async () => {
  const signals = await dropbox(stored(), stored({ integration_id: 'two', refused: true }));
  expect(signals).toMatchObject({ connected: true, authenticated: false, integration_id: 'two' });
});

it('shows Basecamp as not connected until our application there is configured', async () => {
  const connections = [stored()];
  const assess = (configured: boolean) => new BasecampStatusStrategy(source(connections, configured)).assessRaw(user);
  expect(await assess(false)).toMatchObject({ connected: false, authenticated: false, app_configured: false });
  expect(await assess(true)).toMatchObject({ connected: true, authenticated: true, app_configured: true });
  expect(connections[0]!.verify).not.toHaveBeenCalled();
});
