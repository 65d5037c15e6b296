import { waitUntil } from '@linesman/testing';
import type { WorkflowReplayView } from '../src/workflow-replays/replay';
import type { TestTenant } from './notifier-world';
import type { RunningNotifier } from './running-notifier';

export const REPLAYED = 'integration_disconnection_response';
export const ALWAYS = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };

/** An administrator of a tenant, who replays. */
export class ReplayAdmin {
  private constructor(
    private readonly notifier: RunningNotifier,
    readonly tenant: TestTenant,
    private readonly token: string,
  ) {}

  static async of(notifier: RunningNotifier, tenant: TestTenant, role = 'tenant_admin'): Promise<ReplayAdmin> {
    return new ReplayAdmin(notifier, tenant, await tenant.tokenFor(role));
  }

  static async ofNew(notifier: RunningNotifier, working_hours = ALWAYS): Promise<ReplayAdmin> {
    const admin = await ReplayAdmin.of(notifier, await notifier.tenant({ working_hours }));
    await admin.known();
    return admin;
  }

  /** Waits until the settings of the tenant are known. */
  async known(): Promise<void> {
    const select = 'select 1 from tenant_settings where tenant_id = $1';
    await waitUntil(async () => (await this.notifier.rows(select, this.tenant.id)).length);
  }

  async ask<T = WorkflowReplayView>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
    const answer = await this.notifier.http(method, `/workflows/${REPLAYED}${path}`, this.token, body);
    return { status: answer.status, body: JSON.parse(answer.body) as T & { type?: string; errors?: object[] } };
  }

  async draft(source: string): Promise<void> {
    expect((await this.ask('PUT', '/draft', { source })).status).toBe(200);
  }

  async replayed(body: object = {}): Promise<WorkflowReplayView> {
    const begun = await this.ask('POST', '/replays', body);
    expect(begun).toMatchObject({ status: 202, body: { state: 'waiting', played: 0 } });
    return waitUntil(
      async () => {
        const { status, body } = await this.ask('GET', `/replays/${begun.body.replay_id}`);
        expect(status).toBe(200);
        return body.state === 'done' && body;
      },
      { timeout: 240_000 },
    );
  }

  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: { body: { items: T[]; next_cursor?: string } } = await this.ask(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limit=50${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...page.body.items);
      cursor = page.body.next_cursor;
    }
    return items;
  }
}
