import {
  grantsChanged,
  integrationCredentialsChanged,
  integrationDeleted,
  integrationUpdated,
  lease as leaseRpc,
  type Lease,
  type LeaseRequest,
  type Observation,
} from '@linesman/contracts';
import { EphemeralSubscriptions, RpcClient } from '@linesman/messaging';
import { Clock, Problem } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

export type Purpose = LeaseRequest['purpose'];
export const PURPOSE = Symbol('leases.purpose');

export type LeaseOf = Pick<LeaseRequest, 'tenant_id' | 'integration_id'>;

/**
 * refused: the integrations service has no live credentials, and has published this observation of the reason.
 * failed: it answered with a problem, or did not answer (503).
 */
export type NoLease = { refused: Observation } | { failed: Problem };
export type Leased = { lease: Lease } | NoLease;

export interface CallWithLease<T> {
  /** Where the caller has one already. */
  lease?: Lease;
  call: (lease: Lease) => Promise<T>;
  /** Whether the provider did not accept the credentials. */
  isRefused: (result: T) => boolean;
}

/** `no_lease` without `result`: no call was made. With `result`: the provider refused it, and there was no newer lease. */
export type Called<T> = { result: T; no_lease?: undefined } | { result?: T; no_lease: NoLease };

interface KeptLease {
  lease: Lease;
  until: number;
  /** A secret leaves the memory when it may no longer be used, not when somebody looks next. */
  timer: NodeJS.Timeout;
}

interface Request {
  refused_version: number;
  answer: Promise<Leased>;
}

const LONGEST_MS = 60_000;
/** Of 1 or 2 kB each. As many as are leased in a minute at 800 new ones a second; then the oldest makes room. */
const MOST_KEPT = 50_000;

/**
 * Leases credentials from the integrations service and keeps them in memory only, for a minute at most. However many
 * callers need one, each integration is requested once at a time. A probe keeps nothing and shares no request, so that
 * a probe after new credentials does not wait for an answer about the old ones.
 */
@Injectable()
export class Leases implements OnApplicationBootstrap {
  private readonly kept = new Map<string, KeptLease>();
  private readonly requests = new Map<string, Request>();

  constructor(
    @Inject(PURPOSE) private readonly purpose: Purpose,
    private readonly rpc: RpcClient,
    private readonly subscriptions: EphemeralSubscriptions,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.purpose === 'probe') return;
    for (const contract of [integrationCredentialsChanged, integrationUpdated, integrationDeleted]) {
      this.subscriptions.on<{ integration_id: string }>(contract, ({ tenantid, data }) =>
        this.evict({ tenant_id: tenantid, integration_id: data.integration_id }),
      );
    }
    this.subscriptions.on(grantsChanged, ({ tenantid: tenant_id, data: { integration_id } }) =>
      integration_id ? this.evict({ tenant_id, integration_id }) : this.evictTenant(tenant_id),
    );
  }

  /** The lease that is in memory, if any. Asks nobody. */
  peek(of: LeaseOf): Lease | undefined {
    const kept = this.kept.get(keyOf(of));
    return kept && kept.until > this.clock.now().getTime() ? kept.lease : undefined;
  }

  async get(of: LeaseOf): Promise<Leased> {
    const lease = this.peek(of);
    if (lease) return { lease };
    return this.requests.get(keyOf(of))?.answer ?? this.request(of, 0);
  }

  /**
   * Calls with a lease. If the provider refuses its credentials, renews them and calls once more; not if the renewed
   * secret is the same, which the provider would refuse again.
   */
  async call<T>(of: LeaseOf, { lease, call, isRefused }: CallWithLease<T>): Promise<Called<T>> {
    const first = lease ? { lease } : await this.get(of);
    if (!('lease' in first)) return { no_lease: first };
    const result = await call(first.lease);
    if (!isRefused(result)) return { result };
    const renewed = await this.renew(of, first.lease.credential_version);
    if (!('lease' in renewed)) return { result, no_lease: renewed };
    if (renewed.lease.material.secret === first.lease.material.secret) return { result };
    return { result: await call(renewed.lease) };
  }

  /** A lease of newer credentials than those that the provider refused, or why there is none. */
  private async renew(of: LeaseOf, refused_version: number): Promise<Leased> {
    const key = keyOf(of);
    for (;;) {
      const lease = this.peek(of);
      if (lease && lease.credential_version > refused_version) return { lease };
      const request = this.requests.get(key);
      if (!request) {
        this.drop(key);
        return this.request(of, refused_version);
      }
      if (request.refused_version >= refused_version) return request.answer;
      await request.answer.catch(() => undefined);
    }
  }

  /** An answer that is on its way may be older than the event: those who wait for it use it, but it is not kept. */
  private evict(of: LeaseOf): void {
    this.drop(keyOf(of));
    this.requests.delete(keyOf(of));
  }

  private evictTenant(tenant_id: string): void {
    const isOfTenant = (key: string): boolean => key.startsWith(`${tenant_id}/`);
    for (const key of this.kept.keys()) if (isOfTenant(key)) this.drop(key);
    for (const key of this.requests.keys()) if (isOfTenant(key)) this.requests.delete(key);
  }

  private request(of: LeaseOf, refused_version: number): Promise<Leased> {
    if (this.purpose === 'probe') return this.ask(of, refused_version);
    const key = keyOf(of);
    const isCurrent = (): boolean => this.requests.get(key) === request;
    const answer = this.ask(of, refused_version)
      .then((leased) => {
        if ('lease' in leased && isCurrent()) this.keep(key, leased.lease);
        return leased;
      })
      .finally(() => isCurrent() && this.requests.delete(key));
    const request: Request = { refused_version, answer };
    this.requests.set(key, request);
    return answer;
  }

  private async ask({ tenant_id, integration_id }: LeaseOf, refused_version: number): Promise<Leased> {
    const wanted = { tenant_id, integration_id, purpose: this.purpose };
    try {
      const answer = await this.rpc.call(leaseRpc, refused_version > 0 ? { ...wanted, refused_version } : wanted);
      if (answer.lease) return { lease: answer.lease };
      return answer.refused ? { refused: answer.refused } : { failed: neitherLeaseNorReason() };
    } catch (error) {
      if (error instanceof Problem) return { failed: error };
      throw error;
    }
  }

  private keep(key: string, lease: Lease): void {
    const now = this.clock.now().getTime();
    const until = Math.min(Date.parse(lease.expires_at), now + LONGEST_MS);
    this.drop(key);
    if (until <= now) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size >= MOST_KEPT) this.drop(oldest);
    const timer = setTimeout(() => this.drop(key), until - now).unref();
    this.kept.set(key, { lease, until, timer });
  }

  private drop(key: string): void {
    clearTimeout(this.kept.get(key)?.timer);
    this.kept.delete(key);
  }
}

/** With the tenant, so that a tenant which guesses an integration's id does not find the lease of its owner. */
const keyOf = ({ tenant_id, integration_id }: LeaseOf): string => `${tenant_id}/${integration_id}`;

const neitherLeaseNorReason = (): Problem =>
  new Problem(502, 'lease-failed', 'The integrations service gave neither credentials nor a reason.');
