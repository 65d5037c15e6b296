import { join } from 'node:path';
import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { ActionRegistry } from '../src/workflow/action-registry';
import type { RunState } from '../src/workflow/run.entity';
import type { StepState } from '../src/workflow/step.entity';
import { Workflows } from '../src/workflow/workflows';
import type { TestTenant } from './notifier-world';
import { RunningNotifier } from './running-notifier';

export interface StoredRun {
  id: string;
  state: RunState;
  reason: string | null;
  due_at: Date | null;
}
export interface StoredStep {
  id: string;
  step_id: string;
  state: StepState;
  reason: string | null;
  due_at: Date | null;
  attempts: number;
  last_error: string | null;
  output: Record<string, unknown> | null;
}

/** A notifier with the documents and actions in `steps`, each of which runs for one type of integration. */
export class SteppingNotifier extends RunningNotifier {
  override async start(): Promise<void> {
    await super.start();
    this.app.get(ActionRegistry, { strict: false }).addFolder(join(__dirname, 'steps/actions'));
    this.app.get(Workflows, { strict: false }).addFolder(join(__dirname, 'steps/workflows'));
  }

  /** A signal that one document runs for. */
  async opened(
    tenant: TestTenant,
    workflow: string,
    over: Partial<SignalSnapshot['status_change']> = {},
  ): Promise<SignalSnapshot> {
    const { status_change } = tenant.snapshot();
    const change = { ...status_change, new_status: 'healthy', integration_type: workflow, ...over } as const;
    const signal = tenant.snapshot({ status_change: change });
    const manager = { name: 'Rita Boss', email: `rita-${tenant.id}@acme.example` };
    Object.assign(signal.customer!.csm!, { manager });
    await tenant.opened(signal);
    return signal;
  }

  async run({ signal_id }: SignalSnapshot): Promise<StoredRun | undefined> {
    return (await this.rows<StoredRun>('select * from workflow_runs where signal_id = $1', signal_id))[0];
  }

  runIn(signal: SignalSnapshot, state: RunState): Promise<StoredRun> {
    return waitUntil(async () => {
      const run = await this.run(signal);
      return run?.state === state && run;
    });
  }

  steps({ signal_id }: SignalSnapshot): Promise<StoredStep[]> {
    return this.rows<StoredStep>(
      `select s.* from workflow_steps s join workflow_runs r on r.id = s.run_id where r.signal_id = $1 order by position`,
      signal_id,
    );
  }

  /** What each step has come to, with its reason. */
  async said(signal: SignalSnapshot): Promise<string[]> {
    return (await this.steps(signal)).map(({ step_id, state, reason }) =>
      [step_id, state, reason ?? []].flat().join(' '),
    );
  }

  /** The wait is over now. */
  async due(signal: SignalSnapshot): Promise<void> {
    const { id } = (await this.run(signal))!;
    await this.rows('update workflow_steps set due_at = now() where run_id = $1 and due_at is not null', id);
    await this.rows('update workflow_runs set due_at = now() where id = $1 and due_at is not null', id);
  }

  async titles({ signal_id }: SignalSnapshot, tenant_id: string): Promise<string[]> {
    const tasks = await this.rows<{ title: string }>(
      'select title from tasks where signal_id = $1 and tenant_id = $2 order by created_at',
      signal_id,
      tenant_id,
    );
    return tasks.map(({ title }) => title);
  }

  async as(tenant: TestTenant, role: string, method: 'GET' | 'POST', path: string, body: object = {}) {
    const token = await tenant.tokenFor(role);
    const answer = await this.http(method, `/workflow-runs${path}`, token, method === 'POST' ? body : undefined);
    return { status: answer.status, body: (answer.body ? JSON.parse(answer.body) : {}) as Record<string, unknown> };
  }
}
