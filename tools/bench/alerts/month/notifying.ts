import type { LinkStep, SignalSnapshot } from '@linesman/contracts';
import type { Agenda } from './agenda.ts';
import {
  aboutOf,
  acknowledgedForHours,
  FIRST_LOOK_MINUTES,
  flapPolicy,
  HeldFailures,
  HOLD_MINUTES,
  isAnnouncement,
  isUrgent,
  isWorse,
  LookAtSignal,
  NotifierConfig,
  partlyWorks,
  PlanNudge,
} from './decisions.ts';
import { idOf } from './draw.ts';
import { Messages } from './messages.ts';
import { OutageNotices } from './outage-notices.ts';
import { Runs } from './runs.ts';
import { type Memory, transactionOn } from './statements.ts';
import type { Message, ToldSignal } from './told-signal.ts';
import type { Hold, Outage, Signal, SignalHandling, SignalStep } from './service-types.ts';

const HOUR_MS = 3_600_000;
const TENANT = '00000000-0000-4000-8000-000000000001';
/** As held-failures/watch-failures.system.ts has it. */
const MANY_WITHIN_MS = 5 * 60_000;
const QUIET_MS = 24 * HOUR_MS;

/** What people are sent, beside messages about a signal. */
export interface Variant {
  /** Whoever stops on the way is reminded of it. */
  nudges: boolean;
  /** CSMs are reminded, and managers told that nobody acts. */
  reminders: boolean;
}

const settings = {
  tenant_id: TENANT,
  version: 1,
  product_name: 'Month',
  mail_from: 'team@month.example',
  working_hours: { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] },
  slack_integration_id: null,
  slack_channel_id: null,
  slack_channel_name: null,
  time_zone: 'UTC',
  staff_alerts: null,
  daily_summary: null,
  reminders: null,
  digest: null,
  language: null,
  brand: null,
};

/** The notifier: its own code decides who is told what, and when. Its tables are in memory. */
export class Notifying {
  readonly signals = new Map<string, ToldSignal>();
  readonly messages: Messages;
  /** Messages to staff that many customers fail at once. */
  held = 0;
  private readonly runs: Runs;
  private readonly notices: OutageNotices;
  private readonly ofIntegration = new Map<string, ToldSignal[]>();
  private readonly holds: (Hold & { ended?: boolean })[] = [];
  private readonly heldFailures = new HeldFailures(undefined as never, undefined as never, undefined as never);
  private readonly looks: InstanceType<typeof LookAtSignal>;
  private readonly nudges: InstanceType<typeof PlanNudge>;
  private readonly memory: Memory;

  private readonly agenda: Agenda;
  private readonly variant: Variant;
  private readonly sent: (message: Message) => void;

  constructor(agenda: Agenda, variant: Variant, sent: (message: Message) => void) {
    this.agenda = agenda;
    this.variant = variant;
    this.sent = sent;
    this.messages = new Messages(agenda, this.signals, (message) => this.wasSent(message));
    const transaction = () => transactionOn(this.memory);
    const hasOutage = ({ status_change, opened_at }: SignalSnapshot) =>
      this.notices.hasOutage(status_change.integration_type, opened_at);
    const { messages, heldFailures } = this;
    this.runs = new Runs({ agenda, messages, heldFailures, transaction, hasOutage });
    this.notices = new OutageNotices(agenda, this.signals, this.messages, this.runs);
    this.memory = {
      settings,
      signals: this.signals,
      steps: (id) => this.runs.stepsOf(id),
      hasOutage: (code, openedAt) => this.notices.hasOutage(code, openedAt),
      isPartOfOutage: (signal) => this.notices.isPart(signal),
    };
    const database = { inTenant: (_: string, work: (tx: unknown) => unknown) => work(transaction()) };
    // Each customer has one contact.
    const turns = { now: () => Promise.resolve(undefined) };
    this.looks = new LookAtSignal(database as never, messages as never, messages as never, turns as never, agenda);
    this.nudges = new PlanNudge(messages as never);
  }

  signalsOf(integrationId: string): ToldSignal[] {
    return this.ofIntegration.get(integrationId) ?? [];
  }

  outage(outage: Outage['data']): void {
    this.notices.follow(outage);
  }

  async follow(step: SignalStep, { signal_id, snapshot, version, integration_id }: Signal): Promise<void> {
    if (step === 'opened') return this.opened(integration_id, snapshot, version);
    const signal = this.signals.get(signal_id)!;
    signal.version = version;
    if (step === 'closed') return this.closed(signal);
    const before = signal.snapshot;
    signal.snapshot = snapshot;
    if (signal.handling && (isWorse(before, snapshot) || before.severity !== snapshot.severity))
      this.lookAt(signal, this.agenda.now());
    if (partlyWorks(before, snapshot)) this.messages.tell(signal, `partly.${version}`, aboutOf(snapshot));
    await this.runs.goOn(signal, before);
    if (isUrgent(snapshot.severity) && !isUrgent(before.severity)) this.messages.hasten(signal);
  }

  /** A person acts on a signal. */
  acknowledge(signal: ToldSignal, email: string): void {
    const now = this.agenda.now();
    const until = new Date(now.getTime() + acknowledgedForHours[signal.snapshot.severity] * HOUR_MS);
    signal.handling ??= handlingOf(signal, now);
    Object.assign(signal.handling, { acknowledged_by: email, acknowledged_email: email, acknowledged_until: until });
    this.lookAt(signal, until);
  }

  /** They have the contact sent what to do. */
  sendInstructions({ snapshot }: ToldSignal): void {
    const recipient = snapshot.customer?.technical_contact?.email;
    const { signal_id } = snapshot;
    if (recipient)
      this.messages.insert({ signal_id, recipient, occasion: 'click.send_fix_instructions', audience: 'contact' });
  }

  async linkStep(signal: ToldSignal, recipient: string, step: LinkStep): Promise<void> {
    const taken_at = this.agenda.now();
    this.keepStep(signal, recipient, step);
    if (signal.state !== 'open' || !this.variant.nudges) return;
    const taken = { tenant_id: TENANT, signal_id: signal.snapshot.signal_id, recipient, step, taken_at };
    await this.nudges.plan(transactionOn(this.memory), signal.snapshot, taken);
  }

  private async opened(integrationId: string, snapshot: SignalSnapshot, version: number): Promise<void> {
    const earlier = this.ofIntegration.get(integrationId) ?? [];
    const signal: ToldSignal = {
      key: `${integrationId} ${earlier.length}`,
      snapshot,
      state: 'open',
      version,
      created_at: this.agenda.time,
      link_steps: [],
      messages: [],
      runs: [],
    };
    this.ofIntegration.set(integrationId, [...earlier, signal]);
    this.signals.set(snapshot.signal_id, signal);
    const since = this.agenda.time - flapPolicy.window_minutes * 60_000;
    const openings = 1 + earlier.filter(({ created_at }) => created_at > since).length;
    await this.runs.start(signal, 'opening', openings);
    this.watchFailures(snapshot);
  }

  private closed(signal: ToldSignal): void {
    signal.state = 'resolved';
    signal.closed_at = this.agenda.time;
    this.runs.close(signal);
    this.messages.close(signal, 'resolved');
  }

  private wasSent(message: Message): void {
    const { of, audience, recipient } = message;
    if (audience === 'contact') this.keepStep(of, recipient, 'sent');
    const begins = isAnnouncement(message) && !of.outage && (audience === 'csm' || audience === 'tenant');
    if (begins && !of.handling) {
      of.handling = handlingOf(of, this.agenda.now());
      this.lookAt(of, new Date(this.agenda.time + FIRST_LOOK_MINUTES * 60_000));
    }
    this.sent(message);
  }

  private lookAt(signal: ToldSignal, at: Date | null): void {
    signal.handling!.next_look_at = at;
    if (!at || !this.variant.reminders) return;
    this.agenda.at(at.getTime(), async () => {
      if (signal.handling!.next_look_at !== at) return;
      await this.looks.look(TENANT, signal.snapshot.signal_id);
      this.lookAt(signal, signal.handling!.next_look_at);
    });
  }

  /** Many customers of a connection fail at once: what follows is held. */
  private watchFailures({
    status_change: { integration_type: connection_code, cause, party_at_fault },
  }: SignalSnapshot) {
    const now = this.agenda.time;
    if (party_at_fault !== 'customer' || !cause) return;
    const isSame = (hold: Hold): boolean => hold.connection_code === connection_code && hold.cause === cause;
    if (this.holds.some((hold) => isSame(hold) && hold.ends_at.getTime() > now - QUIET_MS)) return;
    const lately = [...this.signals.values()].filter(
      ({ state, created_at, snapshot: { status_change: change } }) =>
        state === 'open' &&
        created_at > now - MANY_WITHIN_MS &&
        change.integration_type === connection_code &&
        change.cause === cause,
    );
    const customers = new Set(lately.map(({ snapshot }) => snapshot.customer?.customer_id));
    if (customers.size < new NotifierConfig().HOLD_AT_CUSTOMERS) return;
    const ends_at = new Date(now + HOLD_MINUTES * 60_000);
    this.holds.push({ hold_id: idOf('hold', this.holds.length), connection_code, cause, ends_at });
    this.held += 1;
    this.showHolds();
    this.agenda.at(ends_at.getTime(), () => this.showHolds());
  }

  private showHolds(): void {
    Object.assign(this.heldFailures, { open: this.holds.filter(({ ends_at }) => ends_at > this.agenda.now()) });
  }

  private keepStep(signal: ToldSignal, recipient: string, step: LinkStep | 'sent'): void {
    const { link_steps, snapshot } = signal;
    const link = { link_id: signal.key, number: link_steps.length, tenant_id: TENANT, signal_id: snapshot.signal_id };
    const nothing = { accounts: null, access: null, colleague: null };
    link_steps.push({ ...link, ...nothing, step, recipient, taken_at: this.agenda.now() });
  }
}

const handlingOf = ({ snapshot }: ToldSignal, now: Date): SignalHandling => ({
  signal_id: snapshot.signal_id,
  tenant_id: TENANT,
  assignee: null,
  assignee_name: null,
  assigned_by: null,
  assigned_at: null,
  acknowledged_by: null,
  acknowledged_email: null,
  acknowledged_until: null,
  snoozed_by: null,
  snoozed_email: null,
  snoozed_until: null,
  unattended_since: now,
  reminders: 0,
  reminded_at: null,
  reminded_for: null,
  escalated_at: null,
  next_look_at: null,
});
