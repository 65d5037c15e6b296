import { type EventProducer, topology } from '@linesman/contracts';
import { Bus, EphemeralSubscriptions } from '@linesman/messaging';
import type { Principal } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Change, changeOf } from './change';

type Listener = (change: Pick<Change, 'kind' | 'ids'>) => void;

/** `everything`: something may have been missed. */
const anything = { kind: 'everything', ids: [] };

/** What the services' events say has changed, for those who look at it in this copy. It listens while somebody looks. */
@Injectable()
export class Changes implements OnApplicationBootstrap {
  private readonly watchers = new Map<Listener, Principal>();
  private hearing: (() => void)[] = [];

  constructor(
    private readonly events: EphemeralSubscriptions,
    private readonly bus: Bus,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.onReconnect(() => this.watchers.forEach((_, listener) => listener(anything)));
  }

  /** One's own tenant's changes; staff hear of every tenant's that there was one. */
  async watch(visitor: Principal, listener: Listener): Promise<() => void> {
    this.watchers.set(listener, visitor);
    if (this.watchers.size === 1) await this.listen();
    return () => {
      this.watchers.delete(listener);
      if (this.watchers.size === 0) this.hearing.splice(0).forEach((end) => end());
    };
  }

  private async listen(): Promise<void> {
    this.hearing = (topology.console.hears as EventProducer[]).map((producer) =>
      this.events.everythingOf(producer, (envelope, subject) => this.tell(changeOf(envelope, subject))),
    );
    // Nothing is missed from here on; while the bus is away it subscribes by itself when it is back.
    if (this.bus.isUp) await this.bus.nats.flush().catch(() => undefined);
  }

  private tell({ tenant_id, kind, ids }: Change): void {
    for (const [listener, { tenantId, roles }] of this.watchers)
      if (tenantId === tenant_id) listener({ kind, ids });
      else if (roles.includes('admin')) listener({ kind, ids: [] });
  }
}
