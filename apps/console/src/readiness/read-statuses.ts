import { assessReadiness, type ReadinessStatus } from '@linesman/contracts';
import { Bus, RpcClient } from '@linesman/messaging';
import { LOGGER, type Principal } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { integrationReaders } from '../pages/readers';

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

  async of({ tenantId: tenant_id, subject, roles }: Principal, token: string): Promise<Statuses> {
    if (!this.bus.isUp || !roles.some((role) => integrationReaders.includes(role))) return none;
    try {
      const found = await this.rpc.call(assessReadiness, { tenant_id, subject }, PATIENCE_MS, token);
      return {
        integration_statuses: Object.fromEntries(found.statuses.map((status) => [status.provider, status])),
        staff_reasons: Object.fromEntries(
          (found.staff_reasons ?? []).map(({ provider, reason }) => [provider, reason]),
        ),
      };
    } catch (error) {
      this.logger.warn({ err: error }, 'readiness is not known; the page shows no call to action');
      return none;
    }
  }
}
