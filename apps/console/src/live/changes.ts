import { type Envelope, type EventProducer, topology } from '@linesman/contracts';
import { Bus, EphemeralSubscriptions } from '@linesman/messaging';
import type { Principal } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Something changed in a tenant. A page that shows it fetches itself again. */
export interface Change {
  tenant_id: string;
  /** The aggregate of the event's subject: `integration`, `risk_signal`, `execution`. */
  kind: string;
  ids: string[];
}

type Listener = (change: Pick<Change, 'kind' | 'ids'>) => void;

/** Sent when events may have been missed. */
const everything = { kind: 'everything', ids: [] };

/** Tells the browsers connected to this process what changed, from the services' events; subscribed while there are any. */
@Injectable()
export class Changes implements OnApplicationBootstrap {
  private readonly watchers = new Map<Listener, Principal>();
  private subscriptions: (() => void)[] = [];

  constructor(
    private readonly events: EphemeralSubscriptions,
    private readonly bus: Bus,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.onReconnect(() => this.watchers.forEach((_, listener) => listener(everything)));
  }

  /** A visitor gets the changes of their tenant. Staff also get those of other tenants, without ids. */
  async watch(visitor: Principal, listener: Listener): Promise<() => void> {
    this.watchers.set(listener, visitor);
    if (this.watchers.size === 1) await this.listen();
    return () => {
      this.watchers.delete(listener);
      if (this.watchers.size === 0) this.subscriptions.splice(0).forEach((end) => end());
    };
  }

  private async listen(): Promise<void> {
    this.subscriptions = (topology.console.hears as EventProducer[]).map((producer) =>
      this.events.everythingOf(producer, (envelope, subject) => this.tell(changeOf(envelope, subject))),
    );
    // After the flush no event is missed. While NATS is away there is nothing to flush: the client subscribes later.
    if (this.bus.isUp) await this.bus.nats.flush().catch(() => undefined);
  }

  private tell({ tenant_id, kind, ids }: Change): void {
    for (const [listener, { tenantId, roles }] of this.watchers)
      if (tenantId === tenant_id) listener({ kind, ids });
      else if (roles.includes('admin')) listener({ kind, ids: [] });
  }
}

const mentions = ['integration_id', 'customer_id', 'signal_id', 'execution_id'] as const;

/** @param subject `<stream>.<producer>.<aggregate>.<verb>.v<n>` */
function changeOf({ tenantid, data }: Pick<Envelope, 'tenantid' | 'data'>, subject: string): Change {
  const about = data as Partial<Record<(typeof mentions)[number], unknown>>;
  const ids = mentions.map((name) => about[name]).filter((id) => typeof id === 'string');
  return { tenant_id: tenantid, kind: subject.split('.')[2] ?? '', ids };
}
