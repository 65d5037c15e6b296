import { assessReadiness, type AssessReadinessAnswer, type ReadinessStatus } from '@linesman/contracts';
import { Bus, RpcClient } from '@linesman/messaging';
import { LOGGER, type Principal } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { integrationReaders } from '../sign-in/readers';

export interface Statuses {
  /** The statuses by provider. */
  integration_statuses: Record<string, ReadinessStatus>;
  staff_reasons: Record<string, string>;
}

const none: Statuses = { integration_statuses: {}, staff_reasons: {} };
/** A page is shown without calls to action rather than late. */
const TIMEOUT_MS = 1_000;

/** Reads the visitor's readiness at every provider that their tenant has enabled; every view has it. */
@Injectable()
export class ReadStatuses {
  constructor(
    private readonly rpc: RpcClient,
    private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async of(visitor: Principal, token: string): Promise<Statuses> {
    if (!visitor.roles.some((role) => integrationReaders.includes(role))) return none;
    const found = await this.ask(visitor, token);
    if (!found) return none;
    return {
      integration_statuses: Object.fromEntries(found.statuses.map((status) => [status.provider, status])),
      staff_reasons: Object.fromEntries((found.staff_reasons ?? []).map(({ provider, reason }) => [provider, reason])),
    };
  }

  /** What staff have to set up before anybody can connect a provider. The service tells only staff. */
  async staffReason(visitor: Principal, token: string, provider: string): Promise<string | undefined> {
    const found = await this.ask(visitor, token, [provider]);
    return found?.staff_reasons?.[0]?.reason;
  }

  private async ask(
    { tenantId: tenant_id, subject }: Principal,
    token: string,
    providers?: string[],
  ): Promise<AssessReadinessAnswer | undefined> {
    if (!this.bus.isUp) return undefined;
    const question = { tenant_id, subject, ...(providers && { providers }) };
    return this.rpc.call(assessReadiness, question, TIMEOUT_MS, token).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'readiness could not be read; the page shows no call to action');
      return undefined;
    });
  }
}
