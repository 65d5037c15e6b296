import { randomUUID } from 'node:crypto';
import type { Lease, LeaseAnswer, LeaseRequest, Observation } from '@linesman/contracts';
import type { EphemeralSubscriptions, RpcClient } from '@linesman/messaging';
import { Clock, Problem } from '@linesman/service-kit';
import { Leases, type Purpose } from './leases';

type Give = (request: LeaseRequest) => LeaseAnswer;
type Listener = (envelope: { tenantid: string; data: { integration_id?: string } }) => void;

/** Leases of one integration, the integrations service behind them, and the events that it publishes. */
function leasesFor(purpose: Purpose) {
  const of = { tenant_id: randomUUID(), integration_id: randomUUID() };
  const requests: LeaseRequest[] = [];
  const listeners = new Map<string, Listener>();
  const leaseOf = (secret: string, credential_version: number): Lease => ({
    integration_id: of.integration_id,
    connection_code: 'stripe',
    status: 'active',
    credential_version,
    material: { type: 'api_key', secret },
    config: {},
    expires_at: new Date(Date.now() + 60_000).toISOString(),
  });
  const granted = (secret: string, version: number): LeaseAnswer => ({
    granted: true,
    lease: leaseOf(secret, version),
  });
  const world = {
    give: (({ refused_version }) => (refused_version ? granted('new', 4) : granted('old', 3))) as Give,
  };
  const rpc = {
    call: (_: unknown, request: LeaseRequest) => {
      requests.push(request);
      return Promise.resolve().then(() => world.give(request));
    },
  };
  const subscriptions = { on: ({ type }: { type: string }, listener: Listener) => listeners.set(type, listener) };
  const leases = new Leases(
    purpose,
    rpc as unknown as RpcClient,
    subscriptions as unknown as EphemeralSubscriptions,
    new Clock(),
  );
  leases.onApplicationBootstrap();
  const publish = (type: string, data: { integration_id?: string }) =>
    listeners.get(type)?.({ tenantid: of.tenant_id, data });
  return { of, leases, requests, leaseOf, granted, world, publish };
}

/** A provider that accepts these secrets alone. */
function providerAccepting(...accepted: string[]) {
  const calls: string[] = [];
  const call = ({ material }: Lease) => {
    calls.push(material.secret);
    return Promise.resolve(accepted.includes(material.secret) ? 'done' : 'refused');
  };
  return { calls, with: { call, isRefused: (result: string) => result === 'refused' } };
}

const observation: Observation = {
  integration_id: randomUUID(),
  source: 'refresh',
  outcome: 'failure',
  cause: 'refresh_refused',
  started_at: new Date(0).toISOString(),
  credential_version: 3,
};

it('requests a lease once for many callers, and keeps it', async () => {
  const { of, leases, requests } = leasesFor('execution');
  const [first, second] = await Promise.all([leases.get(of), leases.get(of)]);
  expect(second).toBe(first);
  expect(leases.peek(of)).toMatchObject({ credential_version: 3 });
  await leases.get(of);
  expect(requests).toEqual([{ ...of, purpose: 'execution' }]);
});

it('keeps nothing for a probe, and shares no request with another one', async () => {
  const { of, leases, requests } = leasesFor('probe');
  await Promise.all([leases.get(of), leases.get(of)]);
  expect(leases.peek(of)).toBeUndefined();
  await leases.get(of);
  expect(requests).toHaveLength(3);
});

it('keeps no lease that has expired', async () => {
  const { of, leases, leaseOf, world } = leasesFor('execution');
  world.give = () => ({ granted: true, lease: { ...leaseOf('old', 3), expires_at: new Date(0).toISOString() } });
  await leases.get(of);
  expect(leases.peek(of)).toBeUndefined();
});

it.each(['integration_credentials_changed', 'integration_updated', 'integration_deleted', 'grants_changed'])(
  'evicts the lease of the integration that %s names',
  async (type) => {
    const { of, leases, publish } = leasesFor('execution');
    await leases.get(of);
    publish(type, { integration_id: randomUUID() });
    expect(leases.peek(of)).toBeDefined();
    publish(type, { integration_id: of.integration_id });
    expect(leases.peek(of)).toBeUndefined();
  },
);

it('evicts every lease of a tenant whose grants changed', async () => {
  const { of, leases, publish } = leasesFor('execution');
  const other = { tenant_id: randomUUID(), integration_id: of.integration_id };
  await Promise.all([leases.get(of), leases.get(other)]);
  publish('grants_changed', {});
  expect(leases.peek(of)).toBeUndefined();
  expect(leases.peek(other)).toBeDefined();
});

it('does not keep an answer that was on its way when the credentials changed', async () => {
  const { of, leases, publish } = leasesFor('execution');
  const answer = leases.get(of);
  publish('integration_credentials_changed', { integration_id: of.integration_id });
  await expect(answer).resolves.toMatchObject({ lease: { credential_version: 3 } });
  expect(leases.peek(of)).toBeUndefined();
});

it('answers with the problem when the integrations service answers with one, or with nothing', async () => {
  const { of, leases, world } = leasesFor('execution');
  world.give = () => {
    throw new Problem(404, 'not-found');
  };
  const missing = await leases.get(of);
  expect('failed' in missing && missing.failed.getStatus()).toBe(404);
  world.give = () => ({ granted: false });
  const empty = await leases.get(of);
  expect('failed' in empty && empty.failed.getStatus()).toBe(502);
});

describe('a call', () => {
  it('is made once when the provider accepts the credentials', async () => {
    const { of, leases, requests } = leasesFor('probe');
    const provider = providerAccepting('old');
    await expect(leases.call(of, provider.with)).resolves.toEqual({ result: 'done' });
    expect([provider.calls, requests.length]).toEqual([['old'], 1]);
  });

  it('is made once more with renewed credentials when the provider refuses them', async () => {
    const { of, leases, requests } = leasesFor('execution');
    const provider = providerAccepting('new');
    await expect(leases.call(of, provider.with)).resolves.toEqual({ result: 'done' });
    expect(provider.calls).toEqual(['old', 'new']);
    expect(requests.map(({ refused_version }) => refused_version)).toEqual([undefined, 3]);
    expect(leases.peek(of)).toMatchObject({ credential_version: 4 });
  });

  it('is made no third time', async () => {
    const { of, leases } = leasesFor('execution');
    const provider = providerAccepting();
    await expect(leases.call(of, provider.with)).resolves.toEqual({ result: 'refused' });
    expect(provider.calls).toEqual(['old', 'new']);
  });

  it('is not repeated with the same secret', async () => {
    const { of, leases, granted, world } = leasesFor('execution');
    world.give = () => granted('old', 3);
    const provider = providerAccepting();
    await expect(leases.call(of, provider.with)).resolves.toEqual({ result: 'refused' });
    expect(provider.calls).toEqual(['old']);
  });

  it('tells why there are no credentials to call with, at first or after a refusal', async () => {
    const { of, leases, granted, world } = leasesFor('execution');
    const refused = { granted: false, refused: observation };
    world.give = () => refused;
    const provider = providerAccepting();
    await expect(leases.call(of, provider.with)).resolves.toEqual({ no_lease: { refused: observation } });
    world.give = ({ refused_version }) => (refused_version ? refused : granted('old', 3));
    const called = await leases.call(of, provider.with);
    expect(called).toEqual({ result: 'refused', no_lease: { refused: observation } });
    expect(provider.calls).toEqual(['old']);
  });

  it('uses the lease that its caller has, and renews once for many that were refused', async () => {
    const { of, leases, leaseOf, requests } = leasesFor('execution');
    const provider = providerAccepting('new');
    const lease = leaseOf('old', 3);
    await Promise.all([1, 2, 3].map(() => leases.call(of, { lease, ...provider.with })));
    expect(requests).toEqual([{ ...of, purpose: 'execution', refused_version: 3 }]);
    expect(provider.calls.toSorted()).toEqual(['new', 'new', 'new', 'old', 'old', 'old']);
  });
});
