import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { noticeInWords } from './notice-in-words';
import { localTime } from './read-task';
import { shownTask } from './shown-task';

const MOST_COMMENTS = 200;
const MOST_OFFERED = 50;

/** One task with what people wrote about it, and who was told that it is overdue. */
@Injectable()
export class LoadTask {
  constructor(
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async load(task_id: string, token: string, zone: string) {
    const path = { task_id };
    const [task, comments, notices, colleagues] = await Promise.all([
      this.api.get('/v1/tasks/{task_id}', token, { path }),
      part(this.api.get('/v1/tasks/{task_id}/comments', token, { path, query: { limit: MOST_COMMENTS } })),
      part(this.api.get('/v1/tasks/{task_id}/overdue-notices', token, { path })),
      this.colleagues(token),
    ]);
    return {
      task: { ...shownTask(task, this.clock.now()), ...(await this.about(task, token)) },
      comments,
      more_comments: comments.data?.next_cursor !== undefined,
      notices: notices.data?.items.map(noticeInWords),
      colleagues,
      zone,
      shown_due_at: localTime(task.due_at, zone),
    };
  }

  async colleagues(token: string): Promise<{ name: string; email: string }[]> {
    const found = await part(this.api.get('/v1/colleagues', token, { query: { limit: MOST_OFFERED } }));
    return found.data?.items ?? [];
  }

  /** The names of what a task is about that no signal names. */
  async about(
    { customer_id, integration_id, ...known }: About,
    token: string,
  ): Promise<{ customer_name?: string | null; integration_name?: string | null }> {
    const [customer, integration] = await Promise.all([
      customer_id && !known.customer_name
        ? part(this.api.get('/v1/customers/{customer_id}', token, { path: { customer_id } }))
        : undefined,
      integration_id && !known.integration_name
        ? part(this.api.get('/v1/integrations/{integration_id}', token, { path: { integration_id } }))
        : undefined,
    ]);
    return {
      customer_name: known.customer_name ?? customer?.data?.name,
      integration_name: known.integration_name ?? integration?.data?.name,
    };
  }
}

interface About {
  customer_id?: string | null;
  customer_name?: string | null;
  integration_id?: string | null;
  integration_name?: string | null;
}
