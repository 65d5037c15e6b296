import type { Ask, CapabilityCode, Served, Target } from './ask';
import type {
  AcceptedExecution,
  ExecuteAnswer,
  PageToken,
  ReadinessStatus,
  ResolveDefaultAnswer,
  ResolvedDefault,
  SubscriptionCreated,
} from './contracts.generated';
import type { CustomerData, SsoLoginReport, TicketData, WebhookDelivery } from './customer-data';
import { type EventHandlers, EventReader, type EventSubscription } from './event-subscription';
import type { HttpLink } from './http-link';
import { noDefault, othersDefault } from './linesman-error';
import type { NatsLink } from './nats-link';
import type { TakeNotice } from './notice';
import { paths, rpcs } from './wire';

const DEFAULT_TIMEOUT_MS = 30_000;
/** Added to the timeout, so that the executor's own answer comes first. */
const SLACK_MS = 2_000;
const LOOK_UP_MS = 5_000;

interface Links {
  nats?: NatsLink;
  http?: HttpLink;
}

export class LinesmanClient {
  private readonly readers = new Set<EventSubscription>();

  constructor(
    private readonly links: Links,
    private readonly tenant_id: string,
    private readonly notice: TakeNotice,
  ) {}

  /**
   * Executes a capability and waits for its end. `requested` and `running` mean that it goes on after the timeout,
   * `parked` that it runs once its integration works again.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  async execute<C extends CapabilityCode>(ask: Ask<C>): Promise<ExecuteAnswer> {
    const { timeout_ms = DEFAULT_TIMEOUT_MS, ...asked } = await this.addressed(ask);
    const data = { parameters: {}, ...asked, tenant_id: this.tenant_id, deadline: inTime(timeout_ms) };
    return this.nats.ask(rpcs.execute, data, timeout_ms + SLACK_MS, onceUnlessKeyed(ask));
  }

  /**
   * Resolves when the command is stored. It is then executed even if every process dies.
   * @throws LinesmanError if the token is refused or nobody confirms it.
   */
  async executeAsync<C extends CapabilityCode>(ask: Ask<C>): Promise<AcceptedExecution> {
    const { timeout_ms, ...asked } = await this.addressed(ask);
    const deadline = timeout_ms ? { deadline: inTime(timeout_ms) } : {};
    const data = { parameters: {}, ...asked, ...deadline, tenant_id: this.tenant_id };
    return this.nats.ask(rpcs.accept, data, LOOK_UP_MS, onceUnlessKeyed(ask));
  }

  /**
   * The integration that serves an entity for a purpose: the entity's default, a user's own integration, otherwise the
   * default of its customer, of the tenant or of the platform. With `status: 'error'` it serves too, as soon as somebody has repaired it.
   * @throws LinesmanError `no-default` if there is none, or if the request is refused or nobody answers.
   */
  async resolveDefault({ entity, ...wanted }: Served): Promise<ResolvedDefault> {
    const asked = { ...entity, ...wanted, tenant_id: this.tenant_id };
    const answer = await this.nats.ask<ResolveDefaultAnswer>(rpcs.resolveDefault, asked, LOOK_UP_MS);
    if (!answer.resolved) throw noDefault(entity, wanted.purpose, answer.passed_over);
    return answer.resolved;
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
    const refresh = force_refresh ? { force_refresh } : {};
    const asked = { tenant_id: this.tenant_id, subject, providers: [provider], ...refresh };
    const { statuses } = await this.nats.ask<{ statuses: ReadinessStatus[] }>(
      rpcs.assessReadiness,
      asked,
      DEFAULT_TIMEOUT_MS,
    );
    return statuses[0]!;
  }

  /**
   * Issues a token with which a page shows one user's calls to action, for ten minutes. With `return_url`, the page's
   * address, a user who follows one is offered the way back.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  pageToken({ subject, return_url }: { subject: string; return_url?: string }): Promise<PageToken> {
    const back = return_url ? { return_url } : {};
    return this.nats.ask(rpcs.issuePageToken, { tenant_id: this.tenant_id, subject, ...back }, LOOK_UP_MS);
  }

  /**
   * Says that a subscription was created, so that its billing is set up at the payment provider. Saying it again does
   * nothing. Events say how it went.
   * @throws LinesmanError if the token is refused or nobody confirms it.
   */
  async subscriptionCreated(subscription: SubscriptionCreated): Promise<void> {
    const asked = { ...subscription, tenant_id: this.tenant_id };
    await this.nats.ask(rpcs.announceSubscription, asked, LOOK_UP_MS);
  }

  /**
   * Reports that a customer opened a support ticket about an integration, so that it is known who noticed a problem
   * first. Reporting it again does nothing.
   * @throws LinesmanError if the integration is unknown, the token is refused or nobody confirms it.
   */
  async supportTicketOpened({ opened_at, ...ticket }: TicketData): Promise<void> {
    const at = opened_at ?? new Date().toISOString();
    const asked = { ...ticket, opened_at: at, tenant_id: this.tenant_id };
    await this.nats.ask(rpcs.announceSupportTicket, asked, LOOK_UP_MS);
  }

  /**
   * Creates a customer, or replaces what is known of it: a field that is absent is emptied.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  async upsertCustomer(customer_id: string, customer: CustomerData): Promise<void> {
    await this.http.ask('PUT', paths.customer(customer_id), { body: customer });
  }

  /**
   * Reports one attempt to deliver a webhook, over NATS if the client has it and otherwise over HTTP. After refusals for
   * long enough, or far longer silence than usual, the integration is degraded; the next delivery ends that.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  async webhookDelivery(delivery: WebhookDelivery): Promise<void> {
    const report = { ...delivery, attempted_at: delivery.attempted_at ?? new Date().toISOString() };
    const { tenant_id } = this;
    if (this.links.nats) await this.nats.ask(rpcs.reportWebhookDelivery, { ...report, tenant_id }, LOOK_UP_MS);
    else await this.http.ask('POST', paths.webhookDeliveries, { body: report });
  }

  /**
   * Reports one attempt of a person to sign in to the platform through single sign-on, over NATS if the client has it and
   * otherwise over HTTP. A report that is repeated counts once. Logins that fail again and again for what the customer
   * configured degrade or disconnect the integration; two that work in a row end it.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  async ssoLogin(login: SsoLoginReport): Promise<void> {
    const report = { ...login, attempted_at: login.attempted_at ?? new Date().toISOString() };
    const { tenant_id } = this;
    if (this.links.nats) await this.nats.ask(rpcs.reportSsoLogin, { ...report, tenant_id }, LOOK_UP_MS);
    else await this.http.ask('POST', paths.ssoLogins, { body: report });
  }

  /**
   * Calls a handler for each event of the tenant that happens from the first call with this name on, in order. What
   * happens while no process reads is kept for seven days. An event is confirmed after its handler; a handler that
   * throws gets it again, later and later. Of several processes with the same name one reads, and another takes over if
   * it dies. A handler may get an event twice: it knows it by `event.id`.
   * @throws LinesmanError if the request is refused or nobody answers.
   */
  async subscribe(name: string, handlers: EventHandlers): Promise<EventSubscription> {
    const reader = new EventReader(name, handlers, this.http, this.notice);
    await reader.start();
    this.readers.add(reader);
    return { stop: () => reader.stop().finally(() => this.readers.delete(reader)) };
  }

  /** Deletes a subscription: nothing is kept for it any more. */
  async unsubscribe(name: string): Promise<void> {
    await this.http.ask('DELETE', paths.subscription(name));
  }

  /** Stops reading events, and closes the connection unless the service passed it in. */
  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.stop()));
    await this.links.nats?.close();
  }

  private get nats(): NatsLink {
    if (!this.links.nats) throw new TypeError('This call goes over NATS: pass `nats` to createClient.');
    return this.links.nats;
  }

  private get http(): HttpLink {
    if (!this.links.http) throw new TypeError('This call goes over HTTP: pass `url` to createClient.');
    return this.links.http;
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
}

/** Without a key, what is asked twice may act twice. */
const onceUnlessKeyed = ({ idempotency_key }: { idempotency_key?: string }) => ({
  once: idempotency_key === undefined,
});

const inTime = (ms: number): string => new Date(Date.now() + ms).toISOString();
