import {
  causeFacts,
  type Envelope,
  type IntegrationStatus,
  type IntegrationStatusChanged,
  integrationStatusChanged,
} from '@linesman/contracts';
import { type EventContext, inContextOf, OnEvents } from '@linesman/messaging';
import { Audit, changed, type Tx } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Integration } from './integration.entity';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { SaveIntegration } from './save-integration';

type StatusFacts = Pick<Integration, 'status' | 'status_reason' | 'status_cause'>;

/**
 * The status that follows from health. `error` only where no call can succeed before somebody acts on credentials or
 * configuration. An integration that is switched off, or not set up yet, keeps its status.
 */
function statusAfter(
  before: IntegrationStatus,
  { new_status, cause, failure_reason }: IntegrationStatusChanged,
): StatusFacts | undefined {
  if (before !== 'active' && before !== 'error') return undefined;
  const stopped = new_status === 'disconnected' && cause !== undefined && causeFacts[cause].stops_calls;
  return stopped
    ? { status: 'error', status_reason: failure_reason ?? null, status_cause: cause }
    : { status: 'active', status_reason: null, status_cause: null };
}

/** Lets an integration's status follow its health. */
@Controller()
export class OnIntegrationStatusChanged {
  constructor(
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
    private readonly statuses: ForgetStatuses,
  ) {}

  @OnEvents(integrationStatusChanged)
  async follow(all: Envelope<IntegrationStatusChanged>[], { tx }: EventContext): Promise<void> {
    const told = new Map(all.map((envelope) => [envelope.data.integration_id, envelope]));
    const found = await tx.find(Integration, {
      where: { integration_id: In([...told.keys()]), deleted_at: IsNull() },
      order: { integration_id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    const same: Integration[] = [];
    for (const row of found) {
      const envelope = told.get(row.integration_id)!;
      const { data: change, aggregateversion = 0 } = envelope;
      if (aggregateversion <= row.health_version) continue;
      row.health_version = aggregateversion;
      row.lacks_scope = change.new_status !== 'healthy' && change.cause === 'insufficient_scope';
      row.disconnected_cause = change.new_status === 'disconnected' ? (change.cause ?? null) : null;
      const after = statusAfter(row.status, change);
      if (!after || isEqual(row, after)) same.push(row);
      else await inContextOf(envelope, () => this.change(tx, row, after, change));
    }
    await this.saveHealth(tx, same);
  }

  /** What only follows health is no news to others. */
  private async saveHealth(tx: Tx, all: Integration[]): Promise<void> {
    const [first] = all;
    if (!first) return;
    this.statuses.afterCommit(tx, first.tenant_id);
    await changed(
      tx,
      `update integrations i set health_version = h.health_version, lacks_scope = h.lacks_scope,
         disconnected_cause = h.disconnected_cause
       from unnest($1::uuid[], $2::int[], $3::boolean[], $4::text[])
         as h (integration_id, health_version, lacks_scope, disconnected_cause)
       where i.integration_id = h.integration_id`,
      [
        all.map(({ integration_id }) => integration_id),
        all.map((row) => row.health_version),
        all.map((row) => row.lacks_scope),
        all.map((row) => row.disconnected_cause),
      ],
    );
  }

  private async change(
    tx: Tx,
    row: Integration,
    after: StatusFacts,
    { cause, failure_reason }: IntegrationStatusChanged,
  ): Promise<void> {
    const before = row.status;
    await this.integrations.save(tx, Object.assign(row, after));
    if (before === after.status) return;
    await this.audit.record(tx, {
      tenant_id: row.tenant_id,
      actor: 'service:status-monitor',
      action: 'integration.status_followed',
      subject_type: 'integration',
      subject_id: row.integration_id,
      detail: {
        name: row.name,
        before,
        after: after.status,
        ...(cause ? { cause } : {}),
        ...(failure_reason ? { reason: failure_reason } : {}),
      },
    });
  }
}

const isEqual = (a: StatusFacts, b: StatusFacts): boolean =>
  a.status === b.status && a.status_cause === b.status_cause && a.status_reason === b.status_reason;
