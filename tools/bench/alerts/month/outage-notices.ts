import type { SignalSnapshot } from '@linesman/contracts';
import type { Agenda } from './agenda.ts';
import { isOfProvider, OUTAGE, partOfOutage } from './decisions.ts';
import { idOf } from './draw.ts';
import type { Messages } from './messages.ts';
import type { Runs } from './runs.ts';
import type { ToldSignal } from './told-signal.ts';
import type { Outage } from './service-types.ts';

/** As outages/follow-outages.system.ts and follow-outage.ts have them. */
const EVERY_MS = 2_000;
const WAIT_FOR_ENDS_MS = 300_000;

interface Known {
  data: Outage['data'];
  closed_at?: number;
  settled: boolean;
}

/** The notifier's outages: signals of one are told by one message to each reader, and those that still fail afterwards singly. */
export class OutageNotices {
  readonly all = new Map<string, Known>();

  private readonly agenda: Agenda;
  private readonly signals: Map<string, ToldSignal>;
  private readonly messages: Messages;
  private readonly runs: Runs;

  constructor(agenda: Agenda, signals: Map<string, ToldSignal>, messages: Messages, runs: Runs) {
    this.agenda = agenda;
    this.signals = signals;
    this.messages = messages;
    this.runs = runs;
  }

  hasOutage(connectionCode: string, openedAt: string): boolean {
    return [...this.all.values()].some(
      ({ data, settled }) =>
        !settled && data.connection_code === connectionCode && (!data.ended_at || data.ended_at >= openedAt),
    );
  }

  isPart({ part_of }: ToldSignal): boolean {
    return part_of !== undefined && !this.all.get(part_of)!.settled;
  }

  follow(data: Outage['data']): void {
    const known = this.all.get(data.outage_id) ?? { data, settled: false };
    known.data = data;
    this.all.set(data.outage_id, known);
    this.tell(data);
    if (!data.ended_at) return;
    known.closed_at = this.agenda.time;
    this.settle(known);
  }

  private tell(data: Outage['data']): void {
    const { outage_id, ended_at } = data;
    for (const signal of this.openOf(data.connection_code)) {
      if (ended_at && signal.snapshot.opened_at > ended_at) continue;
      signal.part_of = outage_id;
      this.runs.suppress(signal, partOfOutage(data.connection_name, data.opened_at));
    }
    const readers = new Set(this.partsOf(outage_id).map(({ snapshot }) => snapshot.customer!.csm!.email));
    for (const recipient of readers) this.tellReader(data, recipient);
  }

  private tellReader(data: Outage['data'], recipient: string): void {
    const signal_id = idOf(data.outage_id, recipient);
    if (this.signals.has(signal_id)) return;
    this.signals.set(signal_id, {
      key: signal_id,
      // Nothing reads more of it.
      snapshot: { signal_id } as SignalSnapshot,
      state: 'open',
      version: 1,
      created_at: this.agenda.time,
      outage: data.outage_id,
      link_steps: [],
      messages: [],
      runs: [],
    });
    this.messages.insert({ signal_id, audience: 'csm', recipient, occasion: OUTAGE, about: OUTAGE });
  }

  private settle(known: Known): void {
    const { outage_id, still_failing } = known.data;
    const late = this.agenda.time > known.closed_at! + WAIT_FOR_ENDS_MS;
    const parts = this.partsOf(outage_id);
    if (parts.length > still_failing && !late)
      return this.agenda.at(this.agenda.time + EVERY_MS, () => this.settle(known));
    for (const notice of this.signals.values()) {
      if (notice.outage !== outage_id || notice.state !== 'open') continue;
      notice.state = 'resolved';
      this.messages.close(notice, 'resolved');
    }
    known.settled = true;
    for (const signal of parts) this.runs.releaseAll(signal);
  }

  /** What is open of an outage. */
  private partsOf(outageId: string): ToldSignal[] {
    return [...this.signals.values()].filter(({ part_of, state }) => part_of === outageId && state === 'open');
  }

  private openOf(connectionCode: string): ToldSignal[] {
    return [...this.signals.values()].filter(
      ({ outage, state, snapshot }) =>
        !outage &&
        state === 'open' &&
        snapshot.status_change.integration_type === connectionCode &&
        isOfProvider(snapshot),
    );
  }
}
