import {
  causeFacts,
  integrationFirstChecked,
  type IntegrationStatusChanged,
  integrationStatusChanged,
  isMeasured,
  type Observation,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { afterCommit, type Tx, withCommit } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { runInContext, type WorkContext } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { LatelyCalled } from '../calls/lately-called';
import { StatusMonitorConfig } from '../config';
import { defaultPolicy, type HealthPolicy } from '../health/cause-table';
import { DiagnoseAhead } from '../diagnosis/diagnose-ahead';
import { clampToReceipt } from '../health/clamp';
import { lockHealths, type ObservedRow, saveHealths } from '../health/health-row';
import { noteRequests } from '../health/near-limit';
import { observe, warningFacts } from '../health/observe';
import { statusChange } from '../health/status-change';
import { judgeWarnings, nextLook, warningChanged } from '../health/warnings';
import { ProbeIntervals } from '../probe-intervals';
import { PROVIDERS } from '../providers';
import { AskSiblings } from '../schedule/ask-siblings.system';
import { followTrials } from '../schedule/follow-trials';
import { readSignals } from '../signals/read-signals';
import { RiskSignals } from '../signals/risk-signals';
import { signalTypeOf } from '../signals/signal-type';
import { firstCheckOf, isFirstCheck } from './first-check';
import { probeSameAccounts } from './probe-same-account';
import { recordEvents } from './record-event';
import { Recording } from './recording';

/** The replica does not have the integration or customer yet: its event has not arrived. */
export class NotYetKnown extends Error {}

/** An observation and the tenant in whose name it was reported. */
export interface Reported {
  tenant_id: string;
  observation: Observation;
  /** What the messages about it carry on. */
  context: WorkContext;
}

/**
 * Records observations in the caller's transaction: the state machine, the health rows, their events and their risk
 * signals. It reads in one round trip, decides, and writes in one more with the commit, however many observations there are.
 */
@Injectable()
export class RecordObservation {
  private readonly policy: HealthPolicy;

  constructor(
    private readonly outbox: Outbox,
    private readonly signals: RiskSignals,
    private readonly intervals: ProbeIntervals,
    private readonly siblings: AskSiblings,
    private readonly called: LatelyCalled,
    private readonly diagnoses: DiagnoseAhead,
    @Inject(PROVIDERS) private readonly providers: Providers,
    { WEBHOOK_REFUSED_SECONDS: seconds }: StatusMonitorConfig,
  ) {
    this.policy = { ...defaultPolicy, streak: { ...defaultPolicy.streak, seconds } };
  }

  /**
   * Records one observation of the transaction's tenant.
   * @throws NotYetKnown, so that the message is delivered again later.
   */
  async record(tx: Tx, observation: Observation): Promise<void> {
    const { integration_id } = observation;
    const [rows, signals] = await Promise.all([lockHealths(tx, [integration_id]), readSignals(tx, [integration_id])]);
    const recording = new Recording(rows, signals);
    const missing = this.apply(recording, recording.row(integration_id), observation);
    if (missing) throw new NotYetKnown(missing);
    this.write(tx, recording);
  }

  /** Locks and reads all that is known of the integrations of these observations. */
  async read(tx: Tx, all: Reported[]): Promise<Recording> {
    const ids = [...new Set(all.map(({ observation }) => observation.integration_id))];
    const failed = all.filter(({ observation }) => observation.outcome === 'failure');
    const failing = [...new Set(failed.map(({ observation }) => observation.integration_id))];
    const [rows, known] = await Promise.all([lockHealths(tx, ids), readSignals(tx, failing)]);
    const heard = new Map(all.map(({ observation }) => [observation.integration_id, observation]));
    const ill = [...rows.values()].filter(
      (row) => this.mayHaveSignal(row, heard.get(row.integration_id)) && !known.has(row.integration_id),
    );
    const others = await readSignals(
      tx,
      ill.map(({ integration_id }) => integration_id),
    );
    return new Recording(rows, new Map([...known, ...others]));
  }

  /**
   * Records observations of many integrations, of many tenants if the transaction may.
   * @param known what was read for these observations, and perhaps for more.
   * @returns those of integrations that are not known yet, or that belong to another tenant than the one that reported.
   */
  async recordAll<T extends Reported>(tx: Tx, all: T[], known?: Recording): Promise<T[]> {
    const recording = known ?? (await this.read(tx, all));
    const left = all.filter(({ tenant_id, observation, context }) => {
      const row = recording.row(observation.integration_id);
      if (row?.tenant_id !== tenant_id) return true;
      return runInContext(context, () => this.apply(recording, row, observation)) !== undefined;
    });
    this.write(tx, recording);
    return left;
  }

  /** @returns what is not known yet, if the observation cannot be recorded. */
  private apply(recording: Recording, row: ObservedRow | undefined, reported: Observation): string | undefined {
    if (!row) return `integration ${reported.integration_id} is not known yet`;
    if (row.deleted || row.integration_status === 'inactive') return undefined;
    if (row.customer_id && !row.customer) return `customer ${row.customer_id} is not known yet`;
    const now = row.received_at;
    const observation = clampToReceipt(reported, now);
    const { policy, providers, intervals } = this;
    const watchedSeconds = intervals.watchedSeconds.bind(intervals);
    const {
      row: next,
      counted,
      transition,
      warning_changed,
    } = observe(row, observation, { policy, providers, now, watchedSeconds });
    const change = statusChange(next, observation, row.machine_state.health.status, now);
    const { calls, events, stored, messages, lost } = recording;
    recording.setRow(next);
    calls.count(row.tenant_id, observation);
    stored.add(row, observation, next.machine_state, policy);
    recording.failures.count(row.tenant_id, observation);
    if (observation.source !== 'schedule' && observation.source !== 'scopes') events.addWatchedAgain(row, observation);
    if (counted) events.addFailure(next, observation);
    if (isFirstCheck(row, next)) {
      const { tenant_id: tenantId, integration_id: aggregateId } = next;
      const checked = { tenantId, aggregateId, aggregateVersion: 1, data: firstCheckOf(next, observation) };
      messages.push(this.outbox.compose(integrationFirstChecked, checked));
      events.add(next, observation.outcome === 'success' ? 'first_check_passed' : 'first_check_failed', {});
    }
    if (observation.cause && !isMeasured(observation.cause) && causeFacts[observation.cause].party === 'provider')
      recording.failed.set(row.integration_id, row);
    if (transition) {
      const { old_status, new_status, cause } = transition;
      const type = new_status === 'healthy' ? 'recovered' : new_status;
      events.add(next, old_status === new_status ? 'cause_changed' : type, change);
      const { tenant_id: tenantId, integration_id: aggregateId, version: aggregateVersion } = next;
      const changed = { tenantId, aggregateId, aggregateVersion, data: change };
      // People who are told of it wait for its signal. The services that follow the status take the processor after that.
      messages.push({ ...this.outbox.compose(integrationStatusChanged, changed), may_wait: true });
      if (cause && causeFacts[cause].stops_calls) lost.push(next);
    }
    const firstSuccess = !row.first_success_at && next.first_success_at !== null;
    const news = transition !== undefined || firstSuccess || warning_changed;
    this.follow(recording, next, change, { counted, news });
    return undefined;
  }

  /** Judges whether people have to be warned of these integrations, though nothing was observed. */
  async judgeEnds(tx: Tx, integrationIds: string[]): Promise<void> {
    const [rows, signals] = await Promise.all([lockHealths(tx, integrationIds), readSignals(tx, integrationIds)]);
    const recording = new Recording(rows, signals);
    for (const row of rows.values()) this.judgeEndOf(recording, row);
    this.write(tx, recording);
  }

  private judgeEndOf(recording: Recording, row: ObservedRow): void {
    const now = row.received_at;
    if (row.deleted || row.integration_status === 'inactive') return recording.setRow({ ...row, end_check: null });
    if (row.customer_id && !row.customer)
      return recording.setRow({ ...row, end_check: now.getTime() + UNKNOWN_CUSTOMER_MS });
    const facts = warningFacts(row, { policy: this.policy, providers: this.providers, now });
    const machine_state = judgeWarnings(row.machine_state, facts);
    const next = { ...row, machine_state, end_check: nextLook(machine_state, facts) ?? null };
    recording.setRow(next);
    const looked = { source: 'probe', started_at: now.toISOString() } as const;
    const change = statusChange(next, looked, next.machine_state.health.status, now);
    this.follow(recording, next, change, { counted: false, news: warningChanged(row.machine_state, machine_state) });
  }

  private follow(
    recording: Recording,
    row: ObservedRow,
    change: IntegrationStatusChanged,
    seen: { counted: boolean; news: boolean },
  ): void {
    const signal = this.signals.follow(recording.signalsOf(row.integration_id) ?? {}, row, change, seen);
    if (signal) recording.setSignal(signal);
  }

  /** Every statement is sent before the first one is answered, and so is the commit. */
  private write(tx: Tx, recording: Recording): void {
    const { calls, events, stored, signals, messages, lost, failed, changedRows } = recording;
    this.called.add(calls.executed);
    for (const row of failed.values()) this.siblings.askAfterCommit(tx, row);
    const writes = [
      saveHealths(tx, changedRows),
      followTrials(tx, changedRows),
      calls.save(tx),
      recording.failures.save(tx),
      recordEvents(tx, events.events),
      stored.save(tx, this.policy),
      signals.save(tx),
      this.outbox.putAll(tx, messages),
      probeSameAccounts(tx, lost),
    ];
    withCommit(tx, Promise.all(writes));
    afterCommit(tx, this.diagnoses.begin(signals.newlyOpened));
  }

  /** A success changes no signal of an integration that is healthy, has worked, and of which nobody is or will be warned. */
  private mayHaveSignal(row: ObservedRow, heard?: Observation): boolean {
    const { machine_state: state, first_success_at, received_at: now } = row;
    if (state.health.status !== 'healthy' || first_success_at === null || signalTypeOf(state)) return true;
    const facts = warningFacts(row, { policy: this.policy, providers: this.providers, now });
    return signalTypeOf(judgeWarnings(heard ? noteRequests(state, heard) : state, facts)) !== undefined;
  }
}

/** Its event has not arrived yet. */
const UNKNOWN_CUSTOMER_MS = 60_000;
