import type { LeaseAnswer, LeaseRequest } from '@linesman/contracts';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { TestServers } from '@linesman/testing';

type Give = (request: LeaseRequest) => LeaseAnswer | Promise<LeaseAnswer>;

/** Stands in for the integrations service on its own NATS user, speaking the wire format of Nest's transport. */
export class LeaseStub {
  readonly requests: LeaseRequest[] = [];
  private readonly gives = new Map<string, Give>();
  connection: NatsConnection;

  async start(servers: TestServers): Promise<void> {
    this.connection = await connect(servers.nats.user('integrations'));
    this.connection.subscribe('rpc.integrations.lease.gateway-executor', {
      callback: (_, message) => {
        const { data, id } = message.json<{ data: LeaseRequest; id: string }>();
        this.requests.push(data);
        const give = this.gives.get(data.integration_id);
        const gone = { type: 'urn:linesman:problem:not-found', title: 'Not found', status: 404 };
        void Promise.resolve(give?.(data)).then((response) =>
          message.respond(JSON.stringify({ id, isDisposed: true, ...(response ? { response } : { err: gone }) })),
        );
      },
    });
    await this.connection.flush();
  }

  on(integration_id: string, give: Give): void {
    this.gives.set(integration_id, give);
  }

  of(integration_id: string): LeaseRequest[] {
    return this.requests.filter((request) => request.integration_id === integration_id);
  }

  stop(): Promise<void> {
    return this.connection.close();
  }
}
