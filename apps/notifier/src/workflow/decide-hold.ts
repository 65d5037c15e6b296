import { oneOfManyFailures, type SignalSnapshot, unstableAfter } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { heldAsUnstable } from '../flapping/flap-policy';
import { HeldFailures } from '../held-failures/held-failures';
import { hasOutage, isOfProvider } from '../signals/outage';
import { readRunning } from '../silences/running-silences';
import type { Silence } from '../silences/silence';
import { SilencesEverywhere } from '../silences/silences-everywhere';
import { holdOfSilence } from './hold-of-silence';
import type { WorkflowRun } from './run.entity';

/** Until when nobody is told, by whom, and why. */
export type Hold = Pick<WorkflowRun, 'hold_until' | 'held_by' | 'reason'>;

export interface MayBeHeld {
  snapshot: SignalSnapshot;
  /** The tenant's silences, where they were read with the signal. */
  silences?: Silence[];
  /** How many signals of its integration opened lately, where this one opens now. */
  openings?: number;
  /** It stands for this outage, of which its workflows run. Only a silence holds these. */
  of_outage?: string;
}

/** For so long a signal waits for the outage that it may be part of. */
const MOMENT_MS = 5_000;
export const NO_HOLD: Hold = { hold_until: null, held_by: null, reason: null };
const endOf = ({ hold_until }: Hold): number => hold_until?.getTime() ?? 0;

@Injectable()
export class DecideHold {
  constructor(
    private readonly heldFailures: HeldFailures,
    private readonly silences: SilencesEverywhere,
    private readonly clock: Clock,
  ) {}

  /** The longest of those that apply when a signal opens. */
  async atOpening(tx: Tx, signal: MayBeHeld): Promise<Hold> {
    if (signal.of_outage) return (await this.ofSilence(tx, signal)) ?? NO_HOLD;
    const holds = [
      await this.ofOthers(tx, signal.snapshot),
      this.ofUnstable(signal.openings ?? 1),
      await this.ofSilence(tx, signal),
    ];
    return holds.reduce<Hold>((longest, one) => (one && endOf(one) > endOf(longest) ? one : longest), NO_HOLD);
  }

  /** What applies once the hold of the opening is over. */
  async afterwards(tx: Tx, { snapshot, of_outage }: MayBeHeld): Promise<Hold | undefined> {
    const silenced = await this.ofSilence(tx, { snapshot });
    if (silenced || of_outage) return silenced;
    if (isOfProvider(snapshot) && (await hasOutage(tx, snapshot))) return { ...NO_HOLD, hold_until: this.inAMoment() };
    return undefined;
  }

  private ofUnstable(openings: number): Hold | undefined {
    const hold_until = heldAsUnstable(openings, this.clock.now());
    return hold_until && { hold_until, held_by: null, reason: unstableAfter(openings) };
  }

  private async ofSilence(tx: Tx, { snapshot, silences }: MayBeHeld): Promise<Hold | undefined> {
    const all = [...(silences ?? (await readRunning(tx))), ...this.silences.all];
    return holdOfSilence(snapshot, all, this.clock.now());
  }

  private async ofOthers(tx: Tx, snapshot: SignalSnapshot): Promise<Hold> {
    const many = this.heldFailures.of(snapshot);
    if (many)
      return { hold_until: many.ends_at, held_by: many.hold_id, reason: oneOfManyFailures(snapshot.connection_name) };
    return { ...NO_HOLD, hold_until: await this.ofProvider(tx, snapshot) };
  }

  /** What is the provider's fault waits until it is known whether it is part of an outage. After a restart its event may be late. */
  private async ofProvider(tx: Tx, snapshot: SignalSnapshot): Promise<Date | null> {
    const hold_until = snapshot.hold_until ? new Date(snapshot.hold_until) : null;
    if (!isOfProvider(snapshot)) return hold_until;
    const moment = this.inAMoment();
    if (hold_until && hold_until >= moment) return hold_until;
    return hold_until || (await hasOutage(tx, snapshot)) ? moment : null;
  }

  private inAMoment(): Date {
    return new Date(this.clock.now().getTime() + MOMENT_MS);
  }
}
