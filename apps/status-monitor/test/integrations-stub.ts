import type { Lease, LeaseAnswer, LeaseRequest, SnapshotItem } from '@linesman/contracts';
import type { NatsConnection } from '@nats-io/transport-node';

type Give = (request: LeaseRequest) => LeaseAnswer;

export const unanswered: Give = () => {
  throw new Error('unanswered');
};
export const failing: Give = () => {
  throw { type: 'urn:linesman:problem:internal', title: 'Internal error', status: 500 };
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

/** Stands in for the integrations service on its own NATS user, in the wire format of Nest's transport. */
export class IntegrationsStub {
  readonly leased: LeaseRequest[] = [];
  /** What its snapshot holds; nothing answers while there is none. */
  snapshot: SnapshotItem[] | undefined = [];
  private readonly gives = new Map<string, Give>();

  async answer(connection: NatsConnection): Promise<void> {
    this.serve<LeaseRequest>(connection, 'rpc.integrations.lease.status-monitor', (request) => {
      this.leased.push(request);
      return (this.gives.get(request.integration_id) ?? unanswered)(request);
    });
    this.serve<{ cursor?: string }>(connection, 'rpc.integrations.snapshot.status-monitor', ({ cursor }) => {
      if (!this.snapshot) throw new Error('unanswered');
      const at = Number(cursor ?? 0);
      const more = at + 1 < this.snapshot.length ? { next_cursor: String(at + 1) } : {};
      return { items: this.snapshot.slice(at, at + 1), ...more };
    });
    await connection.flush();
  }

  on(integration_id: string, give: Give): void {
    this.gives.set(integration_id, give);
  }

  of(integration_id: string): LeaseRequest[] {
    return this.leased.filter((request) => request.integration_id === integration_id);
  }

  private serve<Q>(connection: NatsConnection, subject: string, verb: (request: Q) => object): void {
    connection.subscribe(subject, {
      callback: (_, message) => {
        const { data, id } = message.json<{ data: Q; id: string }>();
        const reply = (body: object) => void message.respond(JSON.stringify({ id, isDisposed: true, ...body }));
        try {
          reply({ response: verb(data) });
        } catch (error) {
          if (!(error instanceof Error)) reply({ err: error });
        }
      },
    });
  }
}
