import { WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/**
 * Leaves further jobs to other processes as soon as this one is told to stop. Nest closes the workers last, and a job
 * that was taken meanwhile would not end in time.
 */
@Injectable()
export class LeaveJobs implements OnModuleDestroy {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleDestroy(): void {
    for (const { instance } of this.discovery.getProviders())
      if (instance instanceof WorkerHost) void takeNoMore(instance as WorkerHost);
  }
}

/** A service that could not start has hosts without workers. */
const takeNoMore = async (host: WorkerHost): Promise<void> =>
  Promise.resolve()
    .then(() => host.worker.pause(true))
    .catch(() => undefined);
