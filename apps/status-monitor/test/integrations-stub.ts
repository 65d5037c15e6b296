import {
  lease,
  type Lease,
  type LeaseAnswer,
  leaseMany,
  type LeaseRequest,
  snapshot,
  type SnapshotItem,
} from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import { rpcStub } from '@linesman/testing';
import type { NatsConnection } from '@nats-io/transport-node';

type Give = (request: LeaseRequest) => LeaseAnswer | undefined;

export const unanswered: Give = () => undefined;
export const failing: Give = () => {
  throw new Problem(500, 'internal');
};
export const granted = (request: LeaseRequest, secret: string, credential_version: number): LeaseAnswer => ({
  granted: true,
  lease: {
    integration_id: request.integration_id,
    connection_code: 'dropbox',
    status: 'active',
    credential_version,
    material: { type: 'bearer', secret },
    config: {},
    expires_at: new Date(Date.now() + 60_000).toISOString(),
  } satisfies Lease,
});

/** Plays the integrations service, with its NATS user. */
export class IntegrationsStub {
  readonly leased: LeaseRequest[] = [];
  /** The rows of its snapshot. While it is undefined, the RPC is not answered. */
  snapshot: SnapshotItem[] | undefined = [];
  /** An earlier release has none. */
  hasSettings = true;
  /** Later pages are refused. */
  answersPages = Infinity;
  readonly pagesAsked: (string | undefined)[] = [];
  private readonly gives = new Map<string, Give>();

  async answer(connection: NatsConnection): Promise<void> {
    await rpcStub(connection, lease, (request) => {
      this.leased.push(request);
      return (this.gives.get(request.integration_id) ?? unanswered)(request);
    });
    await rpcStub(connection, leaseMany, ({ owners }) => ({
      leases: owners.flatMap((owner) => this.leaseAtOnce({ ...owner, purpose: 'probe' }) ?? []),
    }));
    await rpcStub(connection, snapshot, ({ cursor }) => {
      if (!this.snapshot) return undefined;
      this.pagesAsked.push(cursor);
      const at = Number(cursor ?? 0);
      if (at >= this.answersPages) throw new Problem(500, 'internal');
      const inOrder = this.snapshot.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
      const more = at + 1 < this.snapshot.length ? { next_cursor: String(at + 1) } : {};
      return { items: inOrder.slice(at, at + 1), has_settings: this.hasSettings, ...more };
    });
  }

  /** A lease that is not granted, or that a token refresh would precede, is asked for by itself. */
  private leaseAtOnce(request: LeaseRequest): Lease | undefined {
    const give = this.gives.get(request.integration_id) ?? unanswered;
    if (give === failing) return undefined;
    const given = give(request)?.lease;
    if (!given || given.refreshed_at) return undefined;
    this.leased.push(request);
    return given;
  }

  on(integration_id: string, give: Give): void {
    this.gives.set(integration_id, give);
  }

  of(integration_id: string): LeaseRequest[] {
    return this.leased.filter((request) => request.integration_id === integration_id);
  }
}

/** Settings first, then customers, then integrations, each in the order of their ids. */
const placeOf = ({ tenant_id, settings, customer, integration }: SnapshotItem): string =>
  settings ? `a ${tenant_id}` : customer ? `c ${customer.customer_id}` : `i ${integration!.integration_id}`;
