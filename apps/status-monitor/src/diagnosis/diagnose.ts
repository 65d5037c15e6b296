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
import { composeDiagnosis } from './compose-diagnosis';
import { composeImpact } from './compose-impact';
import { ReadCanary } from './read-canary.system';
import { readKnown } from './read-known';

/** A message waits for this answer, so it does without what takes longer. */
const ANSWER_WITHIN_MS = 1_000;

/** What the other services are asked about. */
interface Concerns {
  tenant_id: string;
  integration_id: string;
  /** When the problem began. */
  since: Date;
}

/** A signal that has just opened. */
export interface Opened extends Concerns {
  signal_id: string;
}

interface Others {
  dependents?: DependentsAnswer;
  workload?: WorkloadAnswer;
}

const nothingAsked: Others = {};

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
    return this.compose(tenantId, signalId);
  }

  /** The other services are asked while the signal is read. */
  async ofOpened({ signal_id, ...concerns }: Opened): Promise<SignalDiagnosis | undefined> {
    return this.compose(concerns.tenant_id, signal_id, this.askOthers(concerns));
  }

  private async compose(
    tenantId: string,
    signalId: string,
    asked?: Promise<Others>,
  ): Promise<SignalDiagnosis | undefined> {
    const known = await this.database.inTenant(tenantId, (tx) => readKnown(tx, signalId));
    if (!known) return undefined;
    const open = known.status === 'open' || known.status === 'acknowledged';
    const [canary, { dependents: served, workload: used }] = await Promise.all([
      this.canaries.of(known.connection_code),
      open ? (asked ?? this.askOthers(known)) : nothingAsked,
    ]);
    return composeDiagnosis(known, {
      canary,
      impact: open
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

  /** Who depends on the integration, and what it was used for since it fails. */
  private async askOthers({ tenant_id, integration_id, since }: Concerns): Promise<Others> {
    const [serving, used] = await Promise.all([
      this.ask(dependents, { tenant_id, integration_id }),
      this.ask(workload, { tenant_id, integration_id, since: since.toISOString() }),
    ]);
    return { dependents: serving, workload: used };
  }

  /** @returns nothing where nobody answers in time. */
  private ask<Q extends object, A extends object>(contract: RpcContract<Q, A>, request: Q): Promise<A | undefined> {
    return this.rpc.call(contract, request, ANSWER_WITHIN_MS).catch((error: unknown) => {
      this.logger.warn({ err: error, rpc: contract.name }, 'a diagnosis is composed without an answer');
      return undefined;
    });
  }
}
