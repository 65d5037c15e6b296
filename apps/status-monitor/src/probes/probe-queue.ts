import { LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { LeasedProbe } from './lease-due.system';

export const PROBES = 'probes';

/** No secrets, because Redis stores job data as plain text. */
export interface ProbeJob {
  tenant_id: string;
  integration_id: string;
  connection_code: string;
  lease: string;
  credential_version: number;
  /** Nothing asked for it, and the integration is healthy: it waits for others, and a token refresh shows enough. */
  routine: boolean;
  usual_seconds: number;
  /** Milliseconds since 1970, as the next one. */
  due_at: number;
  leased_until: number;
}

@Injectable()
export class ProbeQueue {
  constructor(
    @InjectQueue(PROBES) private readonly queue: Queue<ProbeJob>,
    @Inject(LOGGER) logger: Logger,
  ) {
    queue.on('error', (error) => logger.warn({ err: error }, 'probe queue: Redis connection failed'));
  }

  /** How many probes no process runs yet. */
  waiting(): Promise<number> {
    return this.queue.getWaitingCount();
  }

  async add(probes: LeasedProbe[]): Promise<void> {
    if (probes.length === 0) return;
    await this.queue.addBulk(
      probes.map((probe) => ({ name: 'probe', data: jobOf(probe), opts: { jobId: probe.lease } })),
    );
  }
}

const jobOf = (probe: LeasedProbe): ProbeJob => ({
  tenant_id: probe.tenant_id,
  integration_id: probe.integration_id,
  connection_code: probe.connection_code,
  lease: probe.lease,
  credential_version: probe.credential_version,
  routine: !probe.asked && probe.healthy,
  usual_seconds: probe.usual_seconds,
  due_at: probe.due_at.getTime(),
  leased_until: probe.leased_until.getTime(),
});
