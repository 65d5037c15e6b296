import {
  dependents,
  type DependentsAnswer,
  type RpcContract,
  type SignalDiagnosis,
  workload,
  type WorkloadAnswer,
} from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { PROVIDERS } from '../providers';
import type { Canary } from '../outages/whose-outage';
import { composeDiagnosis } from './compose-diagnosis';
import { composeImpact } from './compose-impact';
import { ReadCanary } from './read-canary.system';
import { type KnownOfSignal, readKnown } from './read-known';

/** A message waits for this answer, so it does without what takes longer. */
const ANSWER_WITHIN_MS = 1_000;

/** An integration, and since when it fails. */
interface Failing {
  tenant_id: string;
  integration_id: string;
  since: Date;
}

/** A signal that has just opened. */
export interface Opened extends Failing {
  signal_id: string;
  connection_code: string;
}

/** What is asked beside what this service knows of the signal. */
interface Asked {
  canary: Canary;
  served?: DependentsAnswer;
  used?: WorkloadAnswer;
}

/** Reads what this service knows of a signal, asks the services that know the rest, and composes both. */
@Injectable()
export class Diagnose {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
    private readonly canaries: ReadCanary,
    @Inject(PROVIDERS) private readonly providers: Providers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns nothing where the tenant has no such signal. */
  async of(tenantId: string, signalId: string): Promise<SignalDiagnosis | undefined> {
    const known = await this.read(tenantId, signalId);
    if (!known) return undefined;
    const open = isOpen(known);
    const [canary, served, used] = await Promise.all([
      this.canaries.of(known.connection_code),
      open ? this.dependentsOf(known) : undefined,
      open ? this.workloadOf(known) : undefined,
    ]);
    return this.compose(known, { canary, served, used });
  }

  /**
   * All is asked while the signal is read.
   * @param serving who depends on the integration.
   */
  async ofOpened(opened: Opened, serving: Promise<DependentsAnswer | undefined>): Promise<SignalDiagnosis | undefined> {
    const [known, canary, served, used] = await Promise.all([
      this.read(opened.tenant_id, opened.signal_id),
      this.canaries.of(opened.connection_code),
      serving,
      this.workloadOf(opened),
    ]);
    return known && this.compose(known, { canary, served, used });
  }

  private read(tenantId: string, signalId: string): Promise<KnownOfSignal | undefined> {
    return this.database.readInTenant(tenantId, (tx) => readKnown(tx, signalId));
  }

  private compose(known: KnownOfSignal, { canary, served, used }: Asked): SignalDiagnosis {
    return composeDiagnosis(known, {
      canary,
      impact: isOpen(known)
        ? composeImpact({
            manifest: this.providers.get(known.connection_code)?.manifest,
            machine_state: known.machine_state,
            linked: known.linked ?? [],
            arr: known.snapshot.customer?.arr,
            dependents: served,
            workload: used,
            now: known.now,
          })
        : undefined,
    });
  }

  dependentsOf({ tenant_id, integration_id }: Omit<Failing, 'since'>): Promise<DependentsAnswer | undefined> {
    return this.ask(dependents, { tenant_id, integration_id });
  }

  private workloadOf({ tenant_id, integration_id, since }: Failing): Promise<WorkloadAnswer | undefined> {
    return this.ask(workload, { tenant_id, integration_id, since: since.toISOString() });
  }

  /** @returns nothing where nobody answers in time. */
  private ask<Q extends { integration_id: string }, A extends object>(
    contract: RpcContract<Q, A>,
    request: Q,
  ): Promise<A | undefined> {
    return this.rpc.call(contract, request, ANSWER_WITHIN_MS).catch((error: unknown) => {
      const { integration_id } = request;
      this.logger.warn({ err: error, rpc: contract.name, integration_id }, 'a diagnosis is composed without an answer');
      return undefined;
    });
  }
}

const isOpen = ({ status }: KnownOfSignal): boolean => status === 'open' || status === 'acknowledged';
