import {
  customerProfile,
  type CustomerProfileAnswer,
  type CustomerProfileRequest,
  lease,
  type LeaseAnswer,
  type LeaseRequest,
  resolveDefault,
  type ResolveDefaultAnswer,
  type ResolveDefaultRequest,
} from '@linesman/contracts';
import { notFound } from '@linesman/service-kit';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { rpcStub, type TestServers } from '@linesman/testing';

type Give = (request: LeaseRequest) => LeaseAnswer | Promise<LeaseAnswer>;

/** Plays the integrations service, with its NATS user. */
export class LeaseStub {
  readonly requests: LeaseRequest[] = [];
  /** Finds the integration that serves an entity. */
  resolve: (request: ResolveDefaultRequest) => ResolveDefaultAnswer = () => ({ passed_over: [] });
  /** Knows the ids of customers at providers. */
  profile: (request: CustomerProfileRequest) => CustomerProfileAnswer = () => {
    throw notFound('customer');
  };
  private readonly gives = new Map<string, Give>();
  connection: NatsConnection;
  private answering: NatsConnection;

  async start(servers: TestServers): Promise<void> {
    this.connection = await connect(servers.nats.user('integrations'));
    this.answering = await connect(servers.nats.user('integrations-rpc'));
    await rpcStub(this.answering, lease, (request) => {
      this.requests.push(request);
      const give = this.gives.get(request.integration_id);
      if (!give) throw notFound('integration');
      return give(request);
    });
    await rpcStub(this.answering, customerProfile, (request) => this.profile(request));
    await rpcStub(this.answering, resolveDefault, (request) => this.resolve(request));
  }

  on(integration_id: string, give: Give): void {
    this.gives.set(integration_id, give);
  }

  of(integration_id: string): LeaseRequest[] {
    return this.requests.filter((request) => request.integration_id === integration_id);
  }

  async stop(): Promise<void> {
    await Promise.all([this.connection?.close(), this.answering?.close()]);
  }
}
