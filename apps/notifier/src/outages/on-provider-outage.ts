import {
  type Envelope,
  type ProviderOutage,
  type ProviderOutageClosed,
  providerOutageClosed,
  providerOutageOpened,
  providerOutageUpdated,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed, type Tx } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { versionOf } from '../signals/lock-signal';
import { RunForOutage } from './run-for-outage';

/** Stores what becomes of an outage, and runs its workflows. Messages are sent by whoever follows the outages. */
@Controller()
export class OnProviderOutage {
  constructor(private readonly runs: RunForOutage) {}

  @OnEvent(providerOutageOpened)
  async opened(envelope: Envelope<ProviderOutage>, { tx, attempt }: EventContext): Promise<void> {
    await store(tx, envelope);
    await this.runs.opened(tx, envelope.tenantid, envelope.data, attempt);
  }

  @OnEvent(providerOutageUpdated)
  updated(envelope: Envelope<ProviderOutage>, { tx }: EventContext): Promise<void> {
    return store(tx, envelope);
  }

  @OnEvent(providerOutageClosed)
  async closed(envelope: Envelope<ProviderOutageClosed>, { tx }: EventContext): Promise<void> {
    await store(tx, envelope, true);
    await this.runs.closed(tx, envelope.tenantid, envelope.data);
  }
}

async function store(tx: Tx, envelope: Envelope<ProviderOutage>, closed = false): Promise<void> {
  const { tenantid, data } = envelope;
  await changed(
    tx,
    `insert into outages as o (outage_id, tenant_id, version, connection_code, data, closed_at)
     values ($1, $2, $3, $4, $5, case when $6 then clock_timestamp() end)
     on conflict (outage_id, tenant_id) do update set version = excluded.version, data = excluded.data,
       closed_at = excluded.closed_at where o.version < excluded.version`,
    [data.outage_id, tenantid, versionOf(envelope), data.connection_code, JSON.stringify(data), closed],
  );
}
