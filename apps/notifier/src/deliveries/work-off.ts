import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RefreshMessage } from '../slack/refresh-message';
import { Dispatcher } from './dispatcher';
import { SendDelivery } from './send-delivery';

/** Does what the dispatcher hands over, whether it came from a commit, the queue or the sweeper. */
@Injectable()
export class WorkOff implements OnModuleInit {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly sending: SendDelivery,
    private readonly refreshing: RefreshMessage,
  ) {}

  onModuleInit(): void {
    this.dispatcher.onJob(async (job) => {
      const work = {
        send: this.sending.send.bind(this.sending),
        refresh: this.refreshing.refresh.bind(this.refreshing),
      };
      const again = await work[job.kind](job.tenant_id, job.id);
      if (again !== undefined) this.dispatcher.later(job, again);
    });
  }
}
