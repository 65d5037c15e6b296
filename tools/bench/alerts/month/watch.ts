import type { Observation } from '@linesman/contracts';
import type { Agenda } from './agenda.ts';
import type { Break } from './breaks.ts';
import {
  contracts,
  DAY_SECONDS,
  deadCauses,
  defaultPolicy,
  initialState,
  learnCredentials,
  observe,
  ProbeIntervals,
  RiskSignals,
  StatusMonitorConfig,
  statusChange,
} from './decisions.ts';
import { draw } from './draw.ts';
import type { Integration } from './people.ts';
import type { HealthRow, KnownSignals, ObservedRow, Signal, SignalStep } from './service-types.ts';

type Providers = Awaited<ReturnType<typeof import('@linesman/providers').loadProviders>>;

/** Calls of one capability of an integration of which nothing else fails. */
const CALLED_EVERY_MS = 30 * 60_000;
/** As the schedule has them: see schedule/ask-siblings.system.ts. */
const SIBLINGS = 30;
const SIBLINGS_EVERY_MS = 10_000;

export interface Watched {
  integration: Integration;
  row: ObservedRow;
  known: KnownSignals;
  /** What does not work, as it is. */
  breaks: Set<Break>;
  credential_version: number;
  /** The next call; none while all works, because it would show nothing new. */
  due?: number;
  calls: number;
}

/**
 * The status-monitor: probes find what is broken, its own rules make health and signals of it. Rows are in memory, and the
 * times of the next probes are those of its schedule.
 */
export class Watch {
  readonly all = new Map<string, Watched>();
  private readonly rows: Watched[] = [];
  private readonly signals: InstanceType<typeof RiskSignals>;
  private readonly intervals: InstanceType<typeof ProbeIntervals>;
  private readonly siblingsAsked = new Map<string, number>();

  private readonly agenda: Agenda;
  private readonly providers: Providers;
  private readonly told: (step: SignalStep, signal: Signal) => void | Promise<void>;

  constructor(
    agenda: Agenda,
    providers: Providers,
    integrations: Integration[],
    told: (step: SignalStep, signal: Signal) => void | Promise<void>,
  ) {
    this.agenda = agenda;
    this.providers = providers;
    this.told = told;
    const config = Object.assign(new StatusMonitorConfig(), {});
    this.signals = new RiskSignals({ compose: () => ({}) } as never, agenda, providers, config);
    this.intervals = new ProbeIntervals(providers, config);
    for (const integration of integrations) {
      const one = { integration, row: rowOf(integration, agenda.now()), known: {}, breaks: new Set<Break>() };
      this.all.set(integration.integration_id, { ...one, credential_version: 1, calls: 0 });
    }
    this.rows.push(...this.all.values());
  }

  /** @returns for how long it may go unnoticed: until the next call shows it. */
  toleranceOf({ integration, partly }: Break): number {
    return (partly ? CALLED_EVERY_MS : 1_100 * this.secondsOf(integration)) + 60_000;
  }

  of(connectionCode: string): Watched[] {
    return this.rows.filter(({ integration }) => integration.connection_code === connectionCode);
  }

  /** When it was last called, as far as anybody asks: while all works, that is by its interval. */
  lastCheckOf({ integration, row, due }: Watched): number {
    const known = row.last_checked_at?.getTime() ?? 0;
    if (due !== undefined) return known;
    const every = 1_000 * this.secondsOf(integration);
    const phase = every * draw('phase', integration.integration_id);
    return Math.max(known, Math.floor((this.agenda.time - phase) / every) * every + phase);
  }

  begin(broken: Break): void {
    const one = this.all.get(broken.integration.integration_id)!;
    one.breaks.add(broken);
    const every = broken.partly ? CALLED_EVERY_MS : 1_000 * this.secondsOf(one.integration);
    if (one.due === undefined) this.callAt(one, this.agenda.time + every * draw('noticed', broken.id));
    if (broken.ends !== undefined) this.agenda.at(broken.ends, () => void one.breaks.delete(broken));
  }

  /** Somebody has repaired it: with new credentials where those were the reason, which are called with at once. */
  repair(broken: Break): void {
    const one = this.all.get(broken.integration.integration_id)!;
    if (!one.breaks.delete(broken)) return;
    broken.ends = this.agenda.time;
    one.credential_version += 1;
    const machine_state = learnCredentials(one.row.machine_state, one.credential_version);
    one.row = { ...one.row, machine_state };
    this.callAt(one, this.agenda.time + 1_000);
  }

  /** Unless it is called sooner. */
  callAt(one: Watched, at: number): void {
    if (one.due !== undefined && one.due <= at) return;
    one.due = at;
    this.agenda.at(at, () => (one.due === at ? this.call(one) : undefined));
  }

  private async call(one: Watched): Promise<void> {
    one.due = undefined;
    one.calls += 1;
    const whole = [...one.breaks].find(({ partly }) => !partly);
    const partly = [...one.breaks].find((broken) => broken.partly);
    const { integration, row } = one;
    const part = this.providers.get(integration.connection_code)!.manifest.capabilities[0]!.capability_code;
    const failing = row.machine_state.health.failing_parts.includes(part);
    if (!whole && (partly || failing)) await this.observed(one, { source: 'execution', part }, partly);
    await this.observed(one, { source: 'probe', part: 'probe' }, whole);
    if (one.breaks.size > 0 || one.row.status !== 'healthy' || one.row.machine_state.health.status !== 'healthy')
      this.callAt(one, this.agenda.time + this.nextCallOf(one));
  }

  private async observed(one: Watched, by: Pick<Observation, 'source' | 'part'>, broken?: Break): Promise<void> {
    const now = this.agenda.now();
    const observation: Observation = {
      ...by,
      integration_id: one.integration.integration_id,
      outcome: broken ? 'failure' : 'success',
      ...(broken && { cause: broken.cause, error_code: broken.cause }),
      started_at: now.toISOString(),
      credential_version: one.credential_version,
    };
    const before = one.row;
    const watchedSeconds = this.intervals.watchedSeconds.bind(this.intervals);
    const given = { policy: defaultPolicy, providers: this.providers, now, watchedSeconds };
    // As it would be read: what the last observation asked for is done.
    const read = {
      ...before,
      received_at: now,
      probe_soon: undefined,
      trials_changed: undefined,
      end_check: undefined,
    };
    const { row, counted, transition, warning_changed } = observe(read, observation, given);
    const { status } = row.machine_state.health;
    // What the next reader of the row would find.
    one.row = { ...row, status, party_at_fault: row.machine_state.health.party };
    if (row.probe_soon) this.callAt(one, now.getTime() + 2_000);
    const change = statusChange(one.row, observation, before.machine_state.health.status, now);
    const next = this.signals.follow(one.known, one.row, change, {
      counted,
      news: transition !== undefined || warning_changed,
    });
    if (broken && contracts.causeFacts[broken.cause].party === 'provider') this.askSiblings(one.integration);
    if (!next) return;
    const { step, signal } = next;
    one.known = {
      open: step === 'closed' ? undefined : signal,
      disconnected_at: signal.signal_type === 'integration_disconnected' ? signal.opened_at : one.known.disconnected_at,
    };
    if (step !== 'seen') await this.told(step, signal);
  }

  /** As schedule/next-probe.ts says it in SQL, and finish-probes.ts counts. */
  private nextCallOf(one: Watched): number {
    const { row, integration, calls } = one;
    const usual = this.secondsOf(integration);
    const varied = 0.9 + 0.2 * draw('probe', integration.integration_id, calls);
    const dead = row.cause !== null && deadCauses.includes(row.cause);
    const trials = row.quick_probes;
    if (trials !== null) one.row = { ...row, quick_probes: trials + 1 };
    const seconds = dead
      ? Math.max(usual, DAY_SECONDS)
      : trials === null
        ? usual
        : Math.min(usual, 2 * 2 ** Math.min(trials, 20));
    const ofPart = [...one.breaks].some(({ partly }) => partly) ? CALLED_EVERY_MS : Infinity;
    return Math.min(1_000 * seconds * varied, ofPart);
  }

  private askSiblings({ integration_id, connection_code }: Integration): void {
    const asked = this.siblingsAsked.get(connection_code) ?? 0;
    if (this.agenda.time < asked + SIBLINGS_EVERY_MS) return;
    this.siblingsAsked.set(connection_code, this.agenda.time);
    const due = this.of(connection_code)
      .filter((one) => one.integration.integration_id !== integration_id && one.due !== undefined)
      .filter(({ row }) => row.quick_probes === null && !(row.cause && deadCauses.includes(row.cause)))
      .filter(({ due }) => due! > this.agenda.time)
      .sort((a, b) => a.due! - b.due!);
    for (const one of due.slice(0, SIBLINGS)) this.callAt(one, this.agenda.time);
  }

  private secondsOf({ connection_code: integration_type, is_critical }: Integration): number {
    return this.intervals.of({ integration_type, is_critical });
  }
}

function rowOf({ integration_id, connection_code, is_critical, customer }: Integration, now: Date): HealthRow {
  return {
    tenant_id: '00000000-0000-4000-8000-000000000001',
    integration_id,
    integration_type: connection_code,
    integration_name: connection_code,
    customer_id: customer.customer_id,
    customer,
    status: 'healthy',
    cause: null,
    party_at_fault: 'nobody',
    failure_reason: null,
    error_code: null,
    failure_count: 0,
    is_critical,
    deleted: false,
    integration_status: 'active',
    machine_state: initialState(1),
    version: 1,
    linked: null,
    account_id: null,
    first_checked_at: now,
    last_checked_at: now,
    first_success_at: now,
    last_success_at: now,
    last_failure_at: null,
    watched_until: now,
    noticed_at: null,
    noticed_by: null,
    quick_probes: null,
    severity_policy: null,
    received_at: now,
  };
}
