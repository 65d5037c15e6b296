import { existsSync, writeFileSync } from 'node:fs';
import {
  connectionUsage,
  type ConnectionUsageAnswer,
  type Envelope,
  executionFailed,
  type ExecutionFailed,
  executionSucceeded,
  integrationDeleted,
  type IntegrationDeleted,
} from '@linesman/contracts';
import {
  afterCommit,
  changed,
  Database,
  PersistenceModule,
  type ServiceSchema,
  type Tx,
  enableRowSecurity,
} from '@linesman/persistence';
import { BackendConfig, ServiceKitModule } from '@linesman/service-kit';
import { Controller, type DynamicModule, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMessagingTables,
  type EventContext,
  JetStreamServer,
  messagingRetention,
  MessagingModule,
  OnEvent,
  OnEvents,
  OnRpc,
  Outbox,
  partitionMessagingTables,
  PoisonError,
} from '../src';

/** Faults that a test can choose. */
export class TestConfig extends BackendConfig {
  /** At start the service deletes this tenant's integration and dies between the commit and the publication. */
  @IsOptional() @IsString() DELETE_AND_DIE?: string;
  /** The integration whose event kills the process that handles it. */
  @IsOptional() @IsString() KILLER?: string;
  /** The integration whose event fails for ever. */
  @IsOptional() @IsString() POISON?: string;
  /** The service dies once between the commit of an effect and its ack. It writes this file then, so as not to die again. */
  @IsOptional() @IsString() DIED_FILE?: string;
  /** The tenant whose events fail, and may succeed later. */
  @IsOptional() @IsString() FAILS?: string;
  /** So many events are handled at the same time, or none of them. */
  @IsOptional() @IsString() TOGETHER?: string;
}

class Effects1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createMessagingTables(q);
    await q.query('create table effects (tenant_id uuid not null, integration_id uuid not null)');
    await enableRowSecurity(q, 'effects', ['select'], ['select', 'insert']);
  }
  async down(): Promise<void> {}
}

class Partitions1765200000000 implements MigrationInterface {
  readonly transaction = false;
  up(q: QueryRunner): Promise<void> {
    return partitionMessagingTables(q);
  }
  async down(): Promise<void> {}
}

export const schemaOfTest = (service: ServiceSchema['service']): ServiceSchema => ({
  service,
  entities: [],
  migrations: [Effects1764000000000, Partitions1765200000000],
  retention: { ...messagingRetention, effects: { forever: 'for a test' } },
});

const recordEffect = (tx: Tx, tenant: string, integration: string): Promise<number> =>
  changed(tx, 'insert into effects (tenant_id, integration_id) values ($1, $2)', [tenant, integration]);

const die = () => process.kill(process.pid, 'SIGKILL');

/** Deletes an integration and publishes the event. */
@Injectable()
export class DeleteIntegration {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly config: TestConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { DELETE_AND_DIE } = this.config;
    if (DELETE_AND_DIE) await this.delete(DELETE_AND_DIE, DELETE_AND_DIE, die);
  }

  delete(tenantId: string, integration_id: string, beforePublishing?: () => void): Promise<string> {
    return this.database.inTenant(tenantId, async (tx) => {
      await recordEffect(tx, tenantId, integration_id);
      if (beforePublishing) afterCommit(tx, beforePublishing);
      const data = { integration_id };
      return this.outbox.emit(tx, integrationDeleted, { tenantId, aggregateId: integration_id, data });
    });
  }
}

/** Records the effect of each deletion. */
@Controller()
class OnIntegrationDeleted {
  private readonly inside: (() => void)[] = [];

  constructor(private readonly config: TestConfig) {}

  @OnEvent(integrationDeleted)
  async handle({ tenantid, data }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    const { KILLER, POISON, DIED_FILE, FAILS, TOGETHER } = this.config;
    if (tenantid === FAILS) throw new Error('not yet');
    if (TOGETHER) await this.waitForOthers(Number(TOGETHER));
    if (data.integration_id === KILLER) die();
    if (data.integration_id === POISON) throw new PoisonError('nobody can handle this one');
    await recordEffect(tx, tenantid, data.integration_id);
    if (!DIED_FILE || existsSync(DIED_FILE)) return;
    afterCommit(tx, () => {
      writeFileSync(DIED_FILE, 'died');
      die();
    });
  }

  private waitForOthers(count: number): Promise<void> {
    return new Promise((go) => {
      console.log(`inside: ${this.inside.push(go)}`);
      if (this.inside.length === count) for (const each of this.inside.splice(0)) each();
    });
  }
}

/** Takes successes in batches, which end when the test says so, and failures of a tenant together. */
@Controller()
export class OnExecutions implements OnModuleInit {
  readonly batches: number[] = [];
  end: () => void = () => undefined;
  private readonly ended = new Promise<void>((resolve) => (this.end = resolve));
  /** How many failures were in each list. */
  readonly lists: number[] = [];

  constructor(
    private readonly server: JetStreamServer,
    private readonly config: TestConfig,
  ) {}

  onModuleInit(): void {
    this.server.handleInBatches(executionSucceeded, {
      gather_ms: 100,
      keyOf: ({ data }) => data.integration_id,
      handle: async (events) => {
        this.batches.push(events.length);
        await this.ended;
        return new Set(events.map(({ id }) => id));
      },
    });
  }

  @OnEvent(executionSucceeded)
  succeeded(): void {
    throw new Error('each success is in a batch');
  }

  @OnEvents(executionFailed)
  async failed(all: Envelope<ExecutionFailed>[], { tx }: EventContext): Promise<void> {
    this.lists.push(all.length);
    for (const { tenantid, data } of all) {
      if (data.integration_id === this.config.POISON) throw new PoisonError('nobody can handle this one');
      await recordEffect(tx, tenantid, data.integration_id);
    }
  }
}

/** Answers a question as the test says. */
@Controller()
export class AnswerUsage {
  answer = (): Promise<ConnectionUsageAnswer> => Promise.resolve({ integrations: 0, tenants: 0 });

  @OnRpc(connectionUsage)
  usage(): Promise<ConnectionUsageAnswer> {
    return this.answer();
  }
}

@Module({})
export class TestServiceModule {
  /** integrations publishes, status-monitor listens. */
  static with(service: 'integrations' | 'status-monitor', config: TestConfig): DynamicModule {
    const publishes = service === 'integrations';
    return {
      module: TestServiceModule,
      imports: [
        ServiceKitModule.forService(service, config),
        PersistenceModule.forSchema(schemaOfTest(service), config),
        MessagingModule.forService(service, config),
      ],
      controllers: publishes ? [AnswerUsage] : [OnIntegrationDeleted, OnExecutions],
      providers: publishes ? [DeleteIntegration] : [],
    };
  }
}
