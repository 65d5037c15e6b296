import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { Agenda } from './agenda.ts';
import {
  ActionRegistry,
  CLOSED_FIRST,
  contextOf,
  DecideHold,
  type HeldFailures,
  isOfProvider,
  momentsOf,
  PART_OF_OUTAGE,
  RunSteps,
  TellOnce,
  triggers,
  UNSTABLE,
  Workflows,
} from './decisions.ts';
import type { Messages } from './messages.ts';
import type { Run, ToldSignal } from './told-signal.ts';
import type { Moment, StartedRun } from './service-types.ts';

const TENANT = '00000000-0000-4000-8000-000000000001';
const staff = { audience: 'staff', recipient: 'staff@month.example', urgency: 'critical' } as const;

interface Given {
  agenda: Agenda;
  messages: Messages;
  heldFailures: InstanceType<typeof HeldFailures>;
  transaction: () => Tx;
  hasOutage: (snapshot: SignalSnapshot) => boolean;
}

/** The notifier's runs, by the documents and the code of the service. A run that is held goes on when its time has come. */
export class Runs {
  tasks = 0;
  private readonly documents = new Workflows(new ActionRegistry()).builtIn;
  private readonly running: InstanceType<typeof RunSteps>;
  private readonly holds: InstanceType<typeof DecideHold>;
  private readonly byId = new Map<string, Run>();

  private readonly given: Given;

  constructor(given: Given) {
    this.given = given;
    const { agenda, messages, heldFailures } = given;
    const create = (): Promise<void> => Promise.resolve(void (this.tasks += 1));
    const told = () => Promise.resolve(staff);
    const stalled = (_: Tx, { what, reason }: { what: string; reason: string }) => {
      throw new Error(`${what}: ${reason}`);
    };
    const services: Record<string, object> = {
      Clock: agenda,
      CreateTask: { create },
      StaffTasks: { create },
      AdjustHealthScore: { adjust: () => Promise.resolve() },
      TellStaff: { told, stalled },
    };
    const get = ({ name }: { name: string }): object => {
      if (!services[name]) throw new Error(`the simulated month has no ${name}`);
      return services[name];
    };
    const telling = new TellOnce(messages as never, messages as never, services['CreateTask'] as never, agenda);
    this.running = new RunSteps(telling, services['TellStaff'] as never, { get } as never);
    this.holds = new DecideHold(heldFailures, { all: [] } as never, agenda);
  }

  stepsOf(runId: string): object[] {
    return (this.byId.get(runId)?.steps ?? []).map((step) => ({ ...step, is_due: true }));
  }

  async start(signal: ToldSignal, moment: Moment, openings?: number): Promise<void> {
    const { agenda, transaction } = this.given;
    const { snapshot } = signal;
    const hold = await this.holds.atOpening(transaction(), { snapshot, silences: [], openings });
    const held = hold.hold_until !== null && hold.hold_until > agenda.now();
    for (const workflow of this.documents) {
      if (signal.runs.some((run) => run.workflow === workflow)) continue;
      if (!momentsOf(workflow.event).includes(moment) || !triggers(workflow, snapshot)) continue;
      const run: Run = {
        id: randomUUID(),
        of: signal,
        workflow,
        state: held ? 'held' : 'running',
        reason: hold.reason,
        hold_until: hold.hold_until?.getTime() ?? 0,
        steps: [],
      };
      signal.runs.push(run);
      this.byId.set(run.id, run);
      if (held) this.waitFor(run);
      else await this.perform(run, 'first');
    }
  }

  /** The signal changed. */
  async goOn(signal: ToldSignal, before: SignalSnapshot): Promise<void> {
    if (!(isOfProvider(signal.snapshot) && this.given.hasOutage(signal.snapshot))) {
      for (const run of signal.runs) if (isPartOfOutage(run)) this.release(run);
      for (const run of signal.runs)
        if (run.state === 'running' && triggers(run.workflow, signal.snapshot)) await this.perform(run, 'new', before);
    }
    await this.start(signal, 'change');
  }

  close({ runs }: ToldSignal): void {
    for (const run of runs) {
      if (run.state !== 'held') continue;
      run.state = 'suppressed';
      if (!run.reason?.startsWith(UNSTABLE)) run.reason = CLOSED_FIRST;
    }
  }

  suppress({ runs }: ToldSignal, reason: string): void {
    for (const run of runs) if (run.state === 'held') Object.assign(run, { state: 'suppressed', reason });
  }

  /** What was part of an outage, or was told before it, is decided anew. */
  releaseAll({ runs }: ToldSignal): void {
    for (const run of runs) if (isPartOfOutage(run) || run.state === 'running') this.release(run);
  }

  private release(run: Run): void {
    Object.assign(run, { state: 'held', reason: null, hold_until: this.given.agenda.time });
    this.waitFor(run);
  }

  private waitFor(run: Run): void {
    const { agenda } = this.given;
    const at = run.hold_until;
    agenda.at(at, () => (run.state === 'held' && run.hold_until === at ? this.resume(run) : undefined));
  }

  private async resume(run: Run): Promise<void> {
    const { snapshot, state } = run.of;
    const open = state === 'open';
    const hold = open ? await this.holds.afterwards(this.given.transaction(), { snapshot }) : undefined;
    if (hold?.hold_until) {
      Object.assign(run, { hold_until: hold.hold_until.getTime(), reason: hold.reason });
      return this.waitFor(run);
    }
    const matches = !open || triggers(run.workflow, snapshot);
    if (!matches) return void Object.assign(run, { state: 'suppressed', reason: 'changed_before_told' });
    Object.assign(run, { state: 'running', reason: null });
    await this.perform(run, 'new', undefined, open ? undefined : CLOSED_FIRST);
  }

  private async perform(
    run: Run,
    steps: StartedRun['steps'],
    before?: SignalSnapshot,
    suppressed?: string,
  ): Promise<void> {
    const { snapshot, version } = run.of;
    const { id, workflow } = run;
    const started = { id, tenant_id: TENANT, workflow, snapshot, before, version, suppressed, steps };
    const context = contextOf(snapshot, '');
    const performed = await this.running.run(this.given.transaction(), { ...started, context });
    const names = performed.steps.map(({ step_id }) => step_id);
    run.steps = [...run.steps.filter(({ step_id }) => !names.includes(step_id)), ...performed.steps];
  }
}

const isPartOfOutage = ({ state, reason }: Run): boolean =>
  state === 'suppressed' && reason?.startsWith(PART_OF_OUTAGE) === true;
