import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DeleteIntegration } from './delete-integration';
import { deletionViewOf } from './deletion.view';
import { Integration } from '../integration-record/integration.entity';
import type { Gone } from './erasure.view';

/** Deletes the integrations of one customer, or of the whole tenant if no customer is given. */
@Injectable()
export class DeleteAll {
  constructor(
    private readonly deleteIntegration: DeleteIntegration,
    private readonly clock: Clock,
  ) {}

  async preview(tx: Tx, customer_id?: string): Promise<Gone> {
    const rows = await tx.findBy(Integration, where(customer_id));
    const views = await Promise.all(rows.map((row) => deletionViewOf(tx, row.integration_id, this.clock.now())));
    return summed(views);
  }

  /** Locks the integrations in the order of their ids, so that two deletions at once do not wait for each other. */
  async delete(tx: Tx, actor: string, customer_id?: string): Promise<Gone> {
    const rows = await tx.find(Integration, {
      where: where(customer_id),
      order: { integration_id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    const views = [];
    for (const row of rows) views.push(await this.deleteIntegration.remove(tx, actor, row));
    return summed(views);
  }
}

const where = (customer_id?: string) => ({ deleted_at: IsNull(), ...(customer_id ? { customer_id } : {}) });

function summed(views: Awaited<ReturnType<typeof deletionViewOf>>[]): Gone {
  const sum = (of: (view: (typeof views)[number]) => number) => views.reduce((total, view) => total + of(view), 0);
  return {
    customers: 0,
    integrations: views.length,
    credentials: sum(({ credentials }) => credentials.length),
    links: sum(({ links }) => links),
    grants: sum(({ grants }) => grants),
    connect_sessions: sum(({ connect_sessions }) => connect_sessions),
  };
}
