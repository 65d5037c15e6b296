import { randomUUID } from 'node:crypto';
import {
  assessReadiness,
  type Envelope,
  execute,
  type ExecuteAnswer,
  executionRequested,
  integrationStatusChanged,
  type IntegrationStatusChanged,
  issuePageToken,
  type PageToken,
  type ReadinessStatus,
  resolveDefault,
  type ResolvedDefault,
  type RpcContract,
} from '@linesman/contracts';
import { jetstream } from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import type { Ask, CapabilityCode, Served, Target } from './ask';
import { LinesmanError, type LinesmanProblem, noDefault, othersDefault, unanswered } from './linesman-error';
import { identityOf } from './identity-of';

export interface Accepted {
  /** Id of the command, and the `causationid` of events about it. */
  command_id: string;
  /** The `correlationid` of events about it. The same for each request with the same key. */
  correlation_id: string;
  /** Whether the stream had the same request with the same key already. */
  duplicate: boolean;
}

export type StatusListener = (change: IntegrationStatusChanged) => void | Promise<void>;

type Reply<A> = { response?: A; err?: LinesmanProblem };

const CALLER = 'platform';
const DEFAULT_TIMEOUT_MS = 30_000;
/** Added to the timeout, so that the executor's own answer comes first. */
const SLACK_MS = 2_000;
const LOOK_UP_MS = 5_000;

export class LinesmanClient {
  constructor(
    private readonly connection: NatsConnection,
    private readonly token: () => Promise<string>,
    private readonly tenant_id: string,
    private readonly closeOwn: () => Promise<void> = async () => {},
  ) {}

  /**
   * Executes a capability and waits for its end. `requested` and `running` mean that it goes on after the timeout.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  async execute<C extends CapabilityCode>(ask: Ask<C>): Promise<ExecuteAnswer> {
    const { timeout_ms = DEFAULT_TIMEOUT_MS, ...asked } = await this.addressed(ask);
    const deadline = new Date(Date.now() + timeout_ms).toISOString();
    const data = { parameters: {}, ...asked, tenant_id: this.tenant_id, deadline };
    return this.call(execute, data, timeout_ms + SLACK_MS);
  }

  /**
   * The integration that serves an entity for a purpose: the entity's default, a user's own integration, otherwise the
   * default of its customer, of the tenant or of the platform. With `status: 'error'` it serves too, as soon as somebody has repaired it.
   * @throws LinesmanError `no-default` if there is none, or if the request is refused or nobody answers.
   */
  async resolveDefault({ entity, ...wanted }: Served): Promise<ResolvedDefault> {
    const asked = { ...entity, ...wanted, tenant_id: this.tenant_id };
    const { resolved, passed_over } = await this.call(resolveDefault, asked, LOOK_UP_MS);
    if (!resolved) throw noDefault(entity, wanted.purpose, passed_over);
    return resolved;
  }

  /**
   * Whether background work in a user's name would succeed at a provider. The answer is cached for ten minutes, or
   * until something changes. Branch on `blocking_problem`; show `reason`, `cta_label` and `cta_url`.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  async assessReadiness(
    provider: string,
    { subject, force_refresh }: { subject: string; force_refresh?: boolean },
  ): Promise<ReadinessStatus> {
    const asked = { tenant_id: this.tenant_id, subject, providers: [provider] };
    const { statuses } = await this.call(
      assessReadiness,
      force_refresh ? { ...asked, force_refresh } : asked,
      DEFAULT_TIMEOUT_MS,
    );
    return statuses[0]!;
  }

  /**
   * Issues a token with which a page shows one user's calls to action, for ten minutes.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  pageToken({ subject }: { subject: string }): Promise<PageToken> {
    return this.call(issuePageToken, { tenant_id: this.tenant_id, subject }, LOOK_UP_MS);
  }

  /**
   * Resolves when the stream has stored the command. It is then executed even if every process dies.
   * @throws LinesmanError if the stream does not confirm it.
   */
  async executeAsync<C extends CapabilityCode>(ask: Ask<C>): Promise<Accepted> {
    const { timeout_ms, ...asked } = await this.addressed(ask);
    const id = randomUUID();
    const data = { parameters: {}, ...asked };
    const identity = identityOf(this.tenant_id, data) ?? id;
    const deadline = timeout_ms ? { deadline: new Date(Date.now() + timeout_ms).toISOString() } : {};
    const envelope = {
      specversion: '1.0',
      id,
      source: `/${CALLER}`,
      type: executionRequested.type,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      tenantid: this.tenant_id,
      correlationid: identity,
      data: { ...data, ...deadline },
    } satisfies Envelope;
    const stored = await jetstream(this.connection)
      .publish(executionRequested.subject, JSON.stringify(envelope), { msgID: identity, headers: await this.bearer() })
      .catch((cause: unknown) => {
        throw unanswered(cause);
      });
    return { command_id: id, correlation_id: identity, duplicate: stored.duplicate };
  }

  /**
   * Calls the listener for each status change of the tenant's integrations from now on, while connected. For earlier
   * changes ask the status API.
   * @returns a function that ends it.
   */
  async onStatusChanged(listener: StatusListener): Promise<() => void> {
    const subscription = this.connection.subscribe(integrationStatusChanged.subject);
    void this.deliver(subscription, listener);
    await this.connection.flush();
    return () => subscription.unsubscribe();
  }

  /** Closes the connection, unless the service passed it in. */
  async close(): Promise<void> {
    await this.closeOwn();
  }

  /** Calls the listener in order, one change at a time. Errors of the listener are the service's to handle. */
  private async deliver(messages: ReturnType<NatsConnection['subscribe']>, listener: StatusListener): Promise<void> {
    for await (const message of messages) {
      const event = message.json<Envelope<IntegrationStatusChanged>>();
      if (event.tenantid === this.tenant_id) await listener(event.data);
    }
  }

  /** Names the integration, and no longer the entity that it serves. */
  private async addressed<T extends Target>(ask: T): Promise<Omit<T, keyof Target> & { integration_id: string }> {
    const { entity, purpose, connection_code, integration_id, ...asked } = ask;
    if (integration_id !== undefined) return { ...asked, integration_id };
    const of = connection_code === undefined ? {} : { connection_code };
    const resolved = await this.resolveDefault({ entity, purpose, ...of });
    if (resolved.tenant_id !== this.tenant_id) throw othersDefault(resolved);
    return { ...asked, integration_id: resolved.integration_id };
  }

  private async call<Q extends object, A extends object>(
    contract: RpcContract<Q, A>,
    data: Q,
    timeout: number,
  ): Promise<A> {
    const pattern = `rpc.${contract.name}.${CALLER}`;
    const body = JSON.stringify({ pattern, data, id: randomUUID() });
    const reply = await this.connection
      .request(pattern, body, { headers: await this.bearer(), timeout })
      .catch((cause: unknown) => {
        throw unanswered(cause);
      });
    const { response, err } = reply.json<Reply<A>>();
    if (response) return response;
    throw typeof err?.status === 'number' ? new LinesmanError(err) : unanswered(err);
  }

  private async bearer(): Promise<MsgHdrs> {
    const meta = headers();
    meta.set('Authorization', `Bearer ${await this.token()}`);
    return meta;
  }
}
