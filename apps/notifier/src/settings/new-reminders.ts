import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

type Listener = (tx: Tx, tenantId: string) => Promise<void>;

/** Tells, in the transaction of the change, that a tenant has changed when people are reminded. */
@Injectable()
export class NewReminders {
  private listener?: Listener;

  onNew(listener: Listener): void {
    this.listener = listener;
  }

  async announce(tx: Tx, tenantId: string): Promise<void> {
    await this.listener?.(tx, tenantId);
  }
}
