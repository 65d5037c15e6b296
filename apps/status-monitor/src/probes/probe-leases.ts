import { type Lease, leaseMany, type LeaseOwner, MOST_LEASES } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Gather } from './gather';

const GATHER_MS = 25;

/** Leases the credentials of many probes with one RPC. */
@Injectable()
export class ProbeLeases {
  private readonly gather = new Gather<LeaseOwner, Lease | undefined>({ ms: GATHER_MS, most: MOST_LEASES }, (owners) =>
    this.lease(owners),
  );

  constructor(private readonly rpc: RpcClient) {}

  /** @returns undefined where the lease must be asked for by itself: it needs a token refresh, or is refused. */
  of({ tenant_id, integration_id }: LeaseOwner): Promise<Lease | undefined> {
    return this.gather.add({ tenant_id, integration_id });
  }

  private async lease(owners: LeaseOwner[]): Promise<(Lease | undefined)[]> {
    const leases = await this.rpc.call(leaseMany, { owners }).then(
      (answer) => answer.leases,
      (error: unknown) => {
        if (error instanceof Problem) return [];
        throw error;
      },
    );
    const byId = new Map(leases.map((lease) => [lease.integration_id, lease]));
    return owners.map(({ integration_id }) => byId.get(integration_id));
  }
}
