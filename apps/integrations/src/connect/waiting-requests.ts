import { workload } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { OpenLink } from './follow-link';

/** Whoever opens the page does not wait longer for a number. */
const ANSWER_WITHIN_MS = 1_000;

/** How many requests wait for an integration and run once it works again. */
@Injectable()
export class WaitingRequests {
  constructor(
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns 0 where nobody answers in time, and for an integration that never worked. */
  async of({ session, subject }: OpenLink): Promise<number> {
    const { integration_id, tenant_id } = session;
    if (subject.integration.credential_version === 0) return 0;
    try {
      const asked = { tenant_id, integration_id, since: this.clock.now().toISOString() };
      return (await this.rpc.call(workload, asked, ANSWER_WITHIN_MS)).waiting.parked ?? 0;
    } catch (error) {
      this.logger.warn({ err: error, integration_id }, 'the page of a link does not say how many requests wait');
      return 0;
    }
  }
}
