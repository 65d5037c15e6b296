import { afterCommit, Audit, changed, one, type Tx } from '@linesman/persistence';
import { refusedUrl } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { NotifierConfig } from '../config';
import { FeedPositions } from '../feed/feed-positions.system';
import { settingsOf } from '../settings/settings-of';
import type { EventEndpoint } from './event-endpoint';
import { insertEndpoint } from './insert-endpoint';
import type { Retry } from './retry';
import { SendEvents } from './send-events.system';

export interface StepWebhook {
  tenant_id: string;
  /** Names the webhook: its receiver knows by `webhook-id` what it had already. */
  step_id: string;
  /** The name of the document. */
  workflow: string;
  /** An endpoint of the tenant, or an address. */
  to: { endpoint_id: string } | { url: string };
  event: string;
  signal_id: string;
  data: Record<string, unknown>;
  retry?: Retry;
}

/**
 * Webhooks that a workflow sends. Each is an event delivery, so it is signed, attempted and logged as those are. An address
 * without an endpoint gets one, which takes no type of event: it has the secret, and is listed with the others.
 */
@Injectable()
export class StepWebhooks {
  constructor(
    private readonly positions: FeedPositions,
    private readonly sending: SendEvents,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: NotifierConfig,
  ) {}

  /** It is sent once the transaction has committed. @returns the endpoint, or why nothing is sent. */
  async send(tx: Tx, webhook: StepWebhook): Promise<{ endpoint_id: string } | { refused: string }> {
    const found = await this.endpointOf(tx, webhook);
    if ('refused' in found) return found;
    const { endpoint_id, state } = found;
    if (state === 'disabled') return { refused: 'endpoint_disabled' };
    const { tenant_id, step_id, event, signal_id, data, retry } = webhook;
    const type = `workflow.${event}`;
    const envelope = {
      specversion: '1.0',
      id: step_id,
      source: '/notifier',
      type,
      subject: signal_id,
      time: this.clock.now().toISOString(),
      datacontenttype: 'application/json',
      tenantid: tenant_id,
      data,
    };
    await changed(
      tx,
      `insert into event_deliveries (tenant_id, endpoint_id, event_id, type, body, step_id, retry)
       values ($1, $2, $3, $4, $5, $3, $6)
       on conflict (endpoint_id, event_id) do update set state = 'pending', attempts = 0, body = excluded.body,
         next_attempt_at = clock_timestamp(), settled_at = null where event_deliveries.state in ('failed', 'deleted')`,
      [tenant_id, endpoint_id, step_id, type, JSON.stringify(envelope), retry ? JSON.stringify(retry) : null],
    );
    afterCommit(tx, () => this.sending.lookSoon());
    return { endpoint_id };
  }

  private async endpointOf(tx: Tx, { to, ...webhook }: StepWebhook): Promise<EventEndpoint | { refused: string }> {
    if ('endpoint_id' in to) {
      const known =
        isUUID(to.endpoint_id) &&
        (await one<EventEndpoint>(tx, 'select * from event_endpoints where endpoint_id = $1', [to.endpoint_id]));
      return known || { refused: 'no_such_endpoint' };
    }
    const refused = refusedUrl(to.url, this.config.ALLOW_LOOPBACK_ADDRESSES);
    if (refused) return { refused };
    const known = await one<EventEndpoint>(
      tx,
      'select * from event_endpoints where url = $1 order by created_at, endpoint_id limit 1',
      [to.url],
    );
    return known ?? this.create(tx, to.url, webhook);
  }

  private async create(
    tx: Tx,
    url: string,
    { tenant_id, workflow }: Pick<StepWebhook, 'tenant_id' | 'workflow'>,
  ): Promise<EventEndpoint | { refused: string }> {
    const [{ last }, { mail_from }] = [await this.positions.now(), await settingsOf(tx, tenant_id)];
    const endpoint = { tenant_id, url, types: [], contact_email: mail_from, description: '', position: last };
    const created = await insertEndpoint(tx, endpoint);
    if (!created) return { refused: 'too_many_endpoints' };
    await this.audit.record(tx, {
      tenant_id,
      actor: 'workflow',
      action: 'event_endpoint.created',
      subject_type: 'event_endpoint',
      subject_id: created.endpoint_id,
      detail: { name: url, url, types: [], workflow },
    });
    return created;
  }
}
