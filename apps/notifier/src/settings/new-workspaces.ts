import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

type Listener = (tx: Tx) => Promise<void>;

/** Tells the Slack channel, in the transaction of the change, that a tenant speaks through another Slack integration. */
@Injectable()
export class NewWorkspaces {
  private listener?: Listener;

  onNew(listener: Listener): void {
    this.listener = listener;
  }

  async announce(tx: Tx): Promise<void> {
    await this.listener?.(tx);
  }
}
