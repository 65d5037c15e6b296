import { lease, type LeaseAnswer } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { LOGGER, Problem } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ProbeJob } from './probe-queue';

/** The integrations service answered, and could not give what it should: our own fault. */
export class LeaseFailed extends Error {}

@Injectable()
export class LeaseForProbe {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Nothing when there is no news in it: no answer (a service of ours restarts), or nothing to lease any more.
   * @throws LeaseFailed
   */
  async ask({ tenant_id, integration_id }: ProbeJob, refused_version?: number): Promise<LeaseAnswer | undefined> {
    try {
      const again = refused_version ? { refused_version } : {};
      return await this.rpc.call(lease, { tenant_id, integration_id, purpose: 'probe', ...again });
    } catch (error) {
      const status = error instanceof Problem ? error.getStatus() : 503;
      this.logger.warn({ err: error, integration_id, status }, 'probe without a lease');
      if (status === 500) throw new LeaseFailed('the credentials could not be leased', { cause: error });
      return undefined;
    }
  }
}
