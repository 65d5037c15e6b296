import { type Observation, pushReceived, type PushReceived, storable } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, Database, rows, type Tx } from '@linesman/persistence';
import type { ProviderManifest, Push } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { type OfTenant } from './find-accounts.system';
import { judgePush, type Verdict } from './judge-push';
import { pushes } from './push-metrics';

interface Pushed {
  integration_id: string;
  version: number;
  credential_version: number;
  obtained_at: Date;
  from_consent: boolean;
}

/**
 * Stores a push for the integrations of one tenant, and publishes `push_received` for those whose credentials it may be
 * about. One that was stored before does nothing.
 */
@Injectable()
export class RecordPush {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async record({ tenant_id, integration_ids }: OfTenant, push: Push, { display_name, code }: ProviderManifest) {
    const outcomes = await this.database.inTenant(tenant_id, async (tx) => {
      const found = await lockConnected(tx, integration_ids);
      const fresh = await storeNew(tx, tenant_id, found, push);
      const judged = found.map((row): [Pushed, Verdict | 'repeated'] => [
        row,
        fresh.has(row.integration_id) ? judgePush(push, row) : 'repeated',
      ]);
      const told = judged.filter(([, verdict]) => verdict === 'counts' || verdict === 'probe');
      const messages = told.map(([row, verdict]) =>
        this.outbox.compose(pushReceived, {
          tenantId: tenant_id,
          aggregateId: row.integration_id,
          aggregateVersion: row.version + 1,
          data: dataOf(row, push, verdict === 'counts', display_name),
        }),
      );
      await countUp(
        tx,
        told.map(([row]) => row.integration_id),
      );
      await this.outbox.putAll(tx, messages);
      return judged.map(([, verdict]) => verdict);
    });
    for (const outcome of outcomes) pushes.inc({ connection: code, outcome });
  }
}

/** Locked in the order of their ids. One that is switched off is probed when it is switched on. */
async function lockConnected(tx: Tx, integration_ids: string[]): Promise<Pushed[]> {
  const [, found] = await Promise.all([
    rows(tx, 'select 1 from integrations where integration_id = any($1) order by integration_id for update', [
      integration_ids,
    ]),
    rows<Pushed>(
      tx,
      `select i.integration_id, i.version, c.credential_version, c.obtained_at, c.from_consent
       from integrations i join integration_credentials c on c.integration_id = i.integration_id
       where i.integration_id = any($1) and i.deleted_at is null and i.status <> 'inactive' order by i.integration_id`,
      [integration_ids],
    ),
  ]);
  return found;
}

async function storeNew(tx: Tx, tenant_id: string, found: Pushed[], { event_id }: Push): Promise<Set<string>> {
  const fresh = await rows<{ integration_id: string }>(
    tx,
    `insert into pushed_events (integration_id, event_id, tenant_id, received_at)
     select unnest($1::uuid[]), $2, $3, clock_timestamp() on conflict do nothing returning integration_id`,
    [found.map(({ integration_id }) => integration_id), storable(event_id, 300), tenant_id],
  );
  return new Set(fresh.map(({ integration_id }) => integration_id));
}

const countUp = (tx: Tx, integration_ids: string[]): Promise<number> =>
  changed(
    tx,
    'update integrations set version = version + 1, updated_at = clock_timestamp() where integration_id = any($1)',
    [integration_ids],
  );

function dataOf(row: Pushed, push: Push, counts: boolean, display_name: string): PushReceived {
  const { integration_id, credential_version } = row;
  const event = storable(push.event, 100);
  const happened_at = push.happened_at.toISOString();
  const observation: Observation = {
    integration_id,
    source: 'provider_webhook',
    outcome: 'failure',
    cause: push.cause,
    error_code: event,
    message: `${display_name} reported ${event}`,
    started_at: happened_at,
    credential_version,
  };
  return { integration_id, event, happened_at, ...(counts ? { observation } : {}) };
}
