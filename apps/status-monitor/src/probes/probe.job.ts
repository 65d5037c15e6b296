import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { runInContext } from '@linesman/service-kit';
import { randomUUID } from 'node:crypto';
import { type ProbeJob, PROBES } from './probe-queue';
import { RunProbe } from './run-probe';

@Processor(PROBES, { concurrency: 16 })
export class ProbeJobHandler extends WorkerHost {
  constructor(private readonly probe: RunProbe) {
    super();
  }

  process({ data }: Job<ProbeJob>): Promise<void> {
    return runInContext({ correlationId: randomUUID() }, () => this.probe.run(data));
  }
}
