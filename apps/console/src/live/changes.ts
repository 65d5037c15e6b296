import { type EventProducer, topology } from '@linesman/contracts';
import { Bus, Hearing } from '@linesman/messaging';
import type { Principal } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Change, changeOf } from './change';

type Listener = (change: Pick<Change, 'kind' | 'ids'>) => void;

/** `everything`: something may have been missed. */
const anything = { kind: 'everything', ids: [] };

/** What the services' events say has changed, for those who look at it in this copy. */
@Injectable()
export class Changes implements OnApplicationBootstrap {
  private readonly watchers = new Map<Listener, Principal>();

  constructor(
    private readonly hearing: Hearing,
    private readonly bus: Bus,
  ) {}

  onApplicationBootstrap(): void {
    for (const producer of topology.console.hears as EventProducer[])
      this.hearing.everythingOf(producer, (envelope, subject) => this.tell(changeOf(envelope, subject)));
    this.bus.onReconnect(() => this.watchers.forEach((_, listener) => listener(anything)));
  }

  /** One's own tenant's changes; staff hear of every tenant's that there was one. */
  watch(visitor: Principal, listener: Listener): () => void {
    this.watchers.set(listener, visitor);
    return () => void this.watchers.delete(listener);
  }

  private tell({ tenant_id, kind, ids }: Change): void {
    for (const [listener, { tenantId, roles }] of this.watchers)
      if (tenantId === tenant_id) listener({ kind, ids });
      else if (roles.includes('admin')) listener({ kind, ids: [] });
  }
}
