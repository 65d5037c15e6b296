import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  customerUpserted,
  type EventContract,
  executionFailed,
  executionSucceeded,
  integrationCreated,
  type Observation,
  publishedSubject,
} from '@linesman/contracts';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { OwnSystem } from '../../start/own-system.mjs';
import { connectAs } from '../nats.ts';

/** How many messages the stream may not have stored yet. */
const MOST_UNDER_WAY = 500;

export interface Observed {
  tenant_id: string;
  integration_id: string;
}

export interface Csm {
  name: string;
  email: string;
}

/** Publishes what integrations and the executor would publish, under their names. */
export class Publisher {
  private underWay = new Set<Promise<unknown>>();
  private readonly waiting: (() => void)[] = [];
  private readonly connections: NatsConnection[];
  private readonly integrations: JetStreamClient;
  private readonly executor: JetStreamClient;

  private constructor(integrations: NatsConnection, executor: NatsConnection) {
    this.connections = [integrations, executor];
    this.integrations = jetstream(integrations);
    this.executor = jetstream(executor);
  }

  static async connect(system: OwnSystem): Promise<Publisher> {
    const { nats } = JSON.parse(readFileSync(join(system.home, 'state/secrets.json'), 'utf8')) as {
      nats: Record<string, string>;
    };
    const { url } = system.run().nats.platform;
    const as = (user: string) => connectAs({ url, user, password: nats[user]! });
    return new Publisher(await as('integrations'), await as('gateway-executor'));
  }

  /** A customer's integration that nobody probes, because it has no credentials yet. */
  async connectOne(tenant_id: string, connection_code: string, csm?: Csm): Promise<Observed> {
    const customer_id = randomUUID();
    const integration_id = randomUUID();
    const customer = { customer_id, name: `Customer ${customer_id}`, arr: 50_000, csm, time_zone: 'UTC', version: 1 };
    await this.publish(this.integrations, customerUpserted, tenant_id, customer);
    await this.publish(this.integrations, integrationCreated, tenant_id, {
      integration_id,
      connection_code,
      name: 'CRM',
      status: 'active',
      is_critical: true,
      customer_id,
      credential_version: 0,
      created_at: new Date().toISOString(),
      version: 1,
    });
    return { tenant_id, integration_id };
  }

  succeeded(one: Observed): Promise<void> {
    const observation = this.observation(one, { outcome: 'success', latency_ms: 12 });
    return this.publish(this.executor, executionSucceeded, one.tenant_id, {
      ...this.ref(one),
      output: {},
      observation,
    });
  }

  failed(one: Observed, cause: NonNullable<Observation['cause']>): Promise<void> {
    const observation = this.observation(one, { outcome: 'failure', cause, error_code: cause, latency_ms: 12 });
    const error = { class: 'permanent', cause, code: cause, message: 'The provider refused.' };
    return this.publish(this.executor, executionFailed, one.tenant_id, { ...this.ref(one), error, observation });
  }

  async flush(): Promise<void> {
    await Promise.all(this.underWay);
  }

  async close(): Promise<void> {
    await this.flush();
    await Promise.all(this.connections.map((it) => it.close()));
  }

  private observation(one: Observed, more: Pick<Observation, 'outcome'> & Partial<Observation>): Observation {
    return {
      integration_id: one.integration_id,
      source: 'execution',
      part: 'SYNC_CONTACTS',
      started_at: new Date().toISOString(),
      credential_version: 0,
      ...more,
    };
  }

  private ref({ integration_id }: Observed) {
    const execution_id = randomUUID();
    return {
      execution_id,
      integration_id,
      connection_code: 'salesforce',
      capability_code: 'SYNC_CONTACTS',
      capability_version: 1,
    };
  }

  /** Resolves when there is room for the next one. */
  private async publish(by: JetStreamClient, contract: EventContract, tenantid: string, data: object): Promise<void> {
    const id = randomUUID();
    const envelope = {
      specversion: '1.0',
      id,
      source: `/${contract.producer}`,
      type: contract.type,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      tenantid,
      correlationid: id,
      aggregateversion: 1,
      data,
    };
    const stored: Promise<unknown> = by
      .publish(publishedSubject(contract), JSON.stringify(envelope), { msgID: id, timeout: 30_000 })
      .finally(() => {
        this.underWay.delete(stored);
        this.waiting.shift()?.();
      });
    this.underWay.add(stored);
    if (this.underWay.size >= MOST_UNDER_WAY) await new Promise<void>((go) => this.waiting.push(go));
  }
}
