import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job as QueuedJob } from 'bullmq';
import { Dispatcher, type Job, QUEUE } from './dispatcher';

@Processor(QUEUE, { concurrency: 16 })
export class DeliverJob extends WorkerHost {
  constructor(private readonly dispatcher: Dispatcher) {
    super();
  }

  process({ data }: QueuedJob<Job>): Promise<void> {
    return this.dispatcher.run(data);
  }
}
