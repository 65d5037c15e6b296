import type { WorkflowView } from '../src/workflow-documents/own-workflow';
import type { TestTenant } from './notifier-world';
import type { RunningNotifier } from './running-notifier';

export const NAME = 'integration_disconnection_response';
/** Only a task, which no email and no Slack message goes with. */
export const onlyTask = (version: string, title = 'Look at it') => `workflow: ${NAME}
version: ${version}
trigger:
  type: event
  event: integration_status_changed
  filter:
    new_status: disconnected
steps:
  - id: create_task
    action: create_task
    config:
      title: "${title}"
      due_date_offset_hours: 4
      priority: high
`;

export interface Answer<T> {
  status: number;
  etag: string | null;
  body: T & {
    type?: string;
    detail?: string;
    errors?: { field: string; message: string; line: number; column: number }[];
  };
}

/** What an administrator of a tenant asks for. */
export class Editor {
  private constructor(
    readonly notifier: RunningNotifier,
    readonly tenant: TestTenant,
    private readonly token: string,
  ) {}

  static async of(notifier: RunningNotifier, tenant: TestTenant, role = 'tenant_admin'): Promise<Editor> {
    return new Editor(notifier, tenant, await tenant.tokenFor(role));
  }

  async ask<T = WorkflowView>(method: string, path: string, body?: object, if_match?: string): Promise<Answer<T>> {
    const answer = await fetch(`${await this.notifier.app.getUrl()}/workflows${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(if_match && { 'if-match': if_match }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, etag: answer.headers.get('etag'), body: (text ? JSON.parse(text) : {}) as never };
  }

  async publish(source: string): Promise<Answer<WorkflowView>> {
    await this.ask('PUT', `/${NAME}/draft`, { source });
    return this.ask('POST', `/${NAME}/publish`);
  }
}
