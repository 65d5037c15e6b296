import { assessReadiness, type AssessReadinessAnswer, type ReadinessStatus } from '@linesman/contracts';
import { Bus, RpcClient } from '@linesman/messaging';
import { LOGGER, type Principal } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { integrationReaders } from '../sign-in/readers';

export interface Statuses {
  /** By provider. */
  integration_statuses: Record<string, ReadinessStatus>;
  staff_reasons: Record<string, string>;
}

const none: Statuses = { integration_statuses: {}, staff_reasons: {} };
/** A call to action is gentle: no page waits for it. */
const PATIENCE_MS = 1_000;

/** The step that gives every view the visitor's own readiness at all providers his tenant has enabled. */
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

  /** What our staff have to do before anybody can be sent to a provider; services tell it to staff alone. */
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
    const asked = { tenant_id, subject, ...(providers && { providers }) };
    return this.rpc.call(assessReadiness, asked, PATIENCE_MS, token).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'readiness is not known; the page shows no call to action');
      return undefined;
    });
  }
}
