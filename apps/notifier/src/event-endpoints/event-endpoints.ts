import { Audit, changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { refusedUrl } from '@linesman/provider-kit';
import { invalidFields, notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { FeedPositions } from '../feed/feed-positions.system';
import type { EventEndpoint } from './event-endpoint';
import type { EndpointBody, EndpointChange } from './event-endpoints.dto';
import { insertEndpoint, MOST_ENDPOINTS } from './insert-endpoint';
import { SpreadEvents } from './spread-events.system';

const DEFAULT_KEEP_HOURS = 24;

type Action = 'created' | 'changed' | 'enabled' | 'disabled' | 'deleted' | 'secret_rotated' | 'events_sent_again';

/** The event endpoints of a tenant. */
@Injectable()
export class EventEndpoints {
  constructor(
    private readonly database: Database,
    private readonly positions: FeedPositions,
    private readonly audit: Audit,
    private readonly spreading: SpreadEvents,
    private readonly config: NotifierConfig,
  ) {}

  /** @param after the id of the last one of the page before. */
  list(tenantId: string, after: string | undefined, limit: number): Promise<EventEndpoint[]> {
    return this.database.inTenant(tenantId, (tx) =>
      rows<EventEndpoint>(
        tx,
        `select * from event_endpoints where ($1::uuid is null or endpoint_id > $1) order by endpoint_id limit $2`,
        [after, limit],
      ),
    );
  }

  get(tenantId: string, id: string): Promise<EventEndpoint> {
    return this.database.inTenant(tenantId, (tx) => find(tx, id));
  }

  /** It gets what happens from now on. */
  async create(caller: Principal, body: EndpointBody): Promise<EventEndpoint> {
    this.refuseUrl(body.url);
    const { last } = await this.positions.now();
    const { url, types, contact_email, description = '' } = body;
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const created = await insertEndpoint(tx, {
        tenant_id: caller.tenantId,
        url,
        types,
        contact_email,
        description,
        position: last,
      });
      if (!created)
        throw new Problem(
          409,
          'too-many-endpoints',
          `A workspace has at most ${MOST_ENDPOINTS} event endpoints. Delete one first.`,
        );
      await this.audited(tx, caller, created, 'created', { url, types });
      return created;
    });
  }

  async change(caller: Principal, id: string, change: EndpointChange): Promise<EventEndpoint> {
    if (change.url !== undefined) this.refuseUrl(change.url);
    const { url, types, contact_email, description, state } = change;
    const endpoint = await this.database.inTenant(caller.tenantId, async (tx) => {
      const before = await find(tx, id, 'for update');
      const after = await one<EventEndpoint>(
        tx,
        `update event_endpoints set url = coalesce($2, url), types = coalesce($3, types),
           contact_email = coalesce($4, contact_email), description = coalesce($5, description),
           state = coalesce($6, state),
           disabled_because = case $6 when 'enabled' then null when 'disabled' then coalesce(disabled_because, 'person')
             else disabled_because end,
           failing_since = case when $6 = 'enabled' and state = 'disabled' then null else failing_since end,
           notice_due_at = case when $6 = 'enabled' then null else notice_due_at end
         where endpoint_id = $1 returning *`,
        [id, url, types, contact_email, description, state],
      );
      const switched = state !== undefined && state !== before.state;
      if (switched) await this.audited(tx, caller, after!, state, {});
      const fields = Object.keys(change).filter((field) => field !== 'state');
      if (fields.length > 0) await this.audited(tx, caller, after!, 'changed', { changed: fields, url: after!.url });
      return after!;
    });
    if (state === 'enabled') this.spreading.lookAtAll();
    return endpoint;
  }

  async delete(caller: Principal, id: string): Promise<void> {
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const endpoint = await find(tx, id, 'for update');
      await changed(tx, 'delete from event_deliveries where endpoint_id = $1', [id]);
      await changed(tx, 'delete from event_endpoints where endpoint_id = $1', [id]);
      await this.audited(tx, caller, endpoint, 'deleted', {});
    });
  }

  async rotate(caller: Principal, id: string, keepOldHours = DEFAULT_KEEP_HOURS): Promise<EventEndpoint> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      await find(tx, id, 'for update');
      const rotated = await one<EventEndpoint>(
        tx,
        `update event_endpoints set secret_version = secret_version + 1,
           old_secret_until = case when $2 > 0 then clock_timestamp() + make_interval(hours => $2) end
         where endpoint_id = $1 returning *`,
        [id, keepOldHours],
      );
      await this.audited(tx, caller, rotated!, 'secret_rotated', { keep_old_hours: keepOldHours });
      return rotated!;
    });
  }

  /** Every event since then is sent, as if the endpoint had got none of them. */
  async sendAgain(caller: Principal, id: string, since: Date): Promise<void> {
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const endpoint = await find(tx, id, 'for update');
      if (endpoint.state === 'disabled') throw disabled();
      await changed(
        tx,
        `update event_endpoints set position = least(position, (
           select k.position - 1 from kept_events k where k.kept_at >= $2 order by k.position limit 1))
         where endpoint_id = $1`,
        [id, since],
      );
      await this.audited(tx, caller, endpoint, 'events_sent_again', { since });
    });
    this.spreading.lookAtAll();
  }

  private refuseUrl(url: string): void {
    const refused = refusedUrl(url, this.config.ALLOW_LOOPBACK_ADDRESSES);
    if (refused) throw invalidFields([{ field: 'url', message: refused }]);
  }

  private audited(tx: Tx, caller: Principal, endpoint: EventEndpoint, action: Action, detail: object): Promise<void> {
    return this.audit.record(tx, {
      tenant_id: caller.tenantId,
      actor: caller.subject,
      action: `event_endpoint.${action}`,
      subject_type: 'event_endpoint',
      subject_id: endpoint.endpoint_id,
      detail: { name: endpoint.description || endpoint.url, ...detail },
    });
  }
}

export async function find(tx: Tx, id: string, lock: '' | 'for update' = ''): Promise<EventEndpoint> {
  const found = await one<EventEndpoint>(tx, `select * from event_endpoints where endpoint_id = $1 ${lock}`, [id]);
  if (!found) throw notFound('event endpoint');
  return found;
}

export const disabled = (): Problem =>
  new Problem(
    409,
    'endpoint-disabled',
    'This endpoint is disabled. Enable it first; it then gets what it missed, of the last seven days.',
  );
