import {
  grantsChanged,
  integrationCredentialsChanged,
  integrationDeleted,
  integrationUpdated,
  lease,
  type Lease,
  type LeaseAnswer,
} from '@linesman/contracts';
import { EphemeralSubscriptions, RpcClient } from '@linesman/messaging';
import { Clock } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

export interface LeaseOf {
  tenant_id: string;
  integration_id: string;
}

interface Held {
  lease: Lease;
  until: number;
}

interface Question {
  refused_version?: number;
  answer: Promise<LeaseAnswer>;
}

const LONGEST_MS = 60_000;
const MOST_HELD = 10_000;

/** Live authentication material, in memory only. However many need one, each integration is asked for once at a time. */
@Injectable()
export class Leases implements OnApplicationBootstrap {
  private readonly held = new Map<string, Held>();
  private readonly asking = new Map<string, Question>();

  constructor(
    private readonly rpc: RpcClient,
    private readonly subscriptions: EphemeralSubscriptions,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    for (const contract of [integrationCredentialsChanged, integrationUpdated, integrationDeleted]) {
      this.subscriptions.on<{ integration_id: string }>(contract, ({ tenantid, data }) =>
        this.evict({ tenant_id: tenantid, integration_id: data.integration_id }),
      );
    }
    this.subscriptions.on(grantsChanged, ({ tenantid: tenant_id, data: { integration_id } }) =>
      integration_id ? this.evict({ tenant_id, integration_id }) : this.evictAll(tenant_id),
    );
  }

  /** What is at hand, without asking anybody. */
  peek(of: LeaseOf): Lease | undefined {
    const held = this.held.get(keyOf(of));
    return held && held.until > this.clock.now().getTime() ? held.lease : undefined;
  }

  /** @throws Problem when the integrations service refuses to answer or cannot. */
  get(of: LeaseOf): Promise<LeaseAnswer> {
    const lease = this.peek(of);
    if (lease) return Promise.resolve({ granted: true, lease });
    return this.asking.get(keyOf(of))?.answer ?? this.ask(of);
  }

  /** The provider said no to this version: a newer one, or why there is none. */
  async renew(of: LeaseOf, refused_version: number): Promise<LeaseAnswer> {
    const key = keyOf(of);
    for (;;) {
      const lease = this.peek(of);
      if (lease && lease.credential_version > refused_version) return { granted: true, lease };
      const asked = this.asking.get(key);
      if (!asked) {
        this.held.delete(key);
        return this.ask(of, refused_version);
      }
      if ((asked.refused_version ?? 0) >= refused_version) return asked.answer;
      await asked.answer.catch(() => undefined);
    }
  }

  private evict(of: LeaseOf): void {
    this.held.delete(keyOf(of));
    // An answer on its way may be older than what we heard: those who wait take it, nobody keeps it.
    this.asking.delete(keyOf(of));
  }

  /** The grants of the whole tenant changed. */
  private evictAll(tenant_id: string): void {
    for (const map of [this.held, this.asking])
      for (const key of map.keys()) if (key.startsWith(`${tenant_id}/`)) map.delete(key);
  }

  private ask(of: LeaseOf, refused_version?: number): Promise<LeaseAnswer> {
    const key = keyOf(of);
    const request = { ...of, purpose: 'execution' as const, ...(refused_version ? { refused_version } : {}) };
    const answer = this.rpc.call(lease, request);
    const question = { refused_version, answer };
    this.asking.set(key, question);
    const current = () => this.asking.get(key) === question;
    answer
      .then(({ lease }) => {
        if (lease && current()) this.keep(key, lease);
      })
      .catch(() => undefined)
      .finally(() => current() && this.asking.delete(key));
    return answer;
  }

  private keep(key: string, lease: Lease): void {
    const now = this.clock.now().getTime();
    const until = Math.min(Date.parse(lease.expires_at), now + LONGEST_MS);
    if (until <= now || this.held.size >= MOST_HELD) return;
    const held = { lease, until };
    this.held.set(key, held);
    // Nothing secret stays longer than it may be used.
    setTimeout(() => this.held.get(key) === held && this.held.delete(key), until - now).unref();
  }
}

/** With the tenant: another one that guesses an integration's id must not find what is held for its owner. */
const keyOf = ({ tenant_id, integration_id }: LeaseOf): string => `${tenant_id}/${integration_id}`;
