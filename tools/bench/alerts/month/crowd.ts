import type { Agenda } from './agenda.ts';
import { behaviour } from './behaviour.ts';
import type { Break } from './breaks.ts';
import { contracts, ESCALATED, isAnnouncement, isReminder, nextWorkingTime, NUDGE } from './decisions.ts';
import { between, draw, exponential } from './draw.ts';
import type { Notifying } from './notifying.ts';
import type { Message, ToldSignal } from './told-signal.ts';
import type { Watch } from './watch.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const hours = { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] };

/** The people: what they do after a message, by the table of behaviour. */
export class Crowd {
  private readonly seed: number;
  private readonly agenda: Agenda;
  private readonly watch: Watch;
  private readonly notifying: () => Notifying;

  constructor(seed: number, agenda: Agenda, watch: Watch, notifying: () => Notifying) {
    this.seed = seed;
    this.agenda = agenda;
    this.watch = watch;
    this.notifying = notifying;
  }

  /** Whoever has a problem may end it without any message. */
  begin(broken: Break): void {
    if (!isOfCustomer(broken)) return;
    const { customer } = broken.integration;
    const tomorrow = (day: number): void =>
      this.agenda.at(this.inWorkingTime(broken.begins + day * DAY_MS, customer.time_zone), () => {
        if (broken.ends !== undefined) return;
        if (this.share('by themselves', broken.id, day) < behaviour.contact.by_themselves) this.watch.repair(broken);
        else tomorrow(day + 1);
      });
    tomorrow(1);
  }

  read(message: Message): void {
    const { audience, of } = message;
    if (of.outage) return;
    if (audience === 'staff') return this.repairOurs(of);
    if (audience === 'contact') this.readByContact(message);
    else this.readByCsm(message);
  }

  private readByContact({ of, occasion, recipient }: Message): void {
    const { acts_on, reads_after_minutes } = behaviour.contact;
    const kind = contactKindOf(occasion);
    if (!kind) return;
    const zone = of.snapshot.customer!.time_zone;
    this.later(reads_after_minutes, zone, [of.key, recipient, occasion], async () => {
      if (of.state === 'open' && this.share('acts', of.key, recipient, occasion) < acts_on[kind])
        await this.openLink(of, recipient, occasion);
    });
  }

  private async openLink(of: ToldSignal, recipient: string, because: string): Promise<void> {
    const { finishes, takes_minutes } = behaviour.contact;
    await this.notifying().linkStep(of, recipient, 'opened');
    const ends = this.agenda.time + takes_minutes * MINUTE_MS;
    if (this.share('finishes', of.key, recipient, because) < finishes)
      this.agenda.at(ends, () => this.repairAll(of, isOfCustomer));
    else this.agenda.at(ends, () => this.notifying().linkStep(of, recipient, 'consent_started'));
  }

  private readByCsm({ of, occasion, recipient }: Message): void {
    const { acts_on, reads_after_minutes } = behaviour.csm;
    const kind =
      occasion === ESCALATED
        ? 'manager'
        : isReminder(occasion)
          ? 'reminder'
          : isAnnouncement({ occasion, follows: null })
            ? 'first'
            : undefined;
    if (!kind) return;
    const { csm, time_zone } = of.snapshot.customer!;
    this.later(reads_after_minutes, csm?.time_zone ?? time_zone, [of.key, recipient, occasion], () => {
      if (of.state === 'open' && this.share('acts', of.key, recipient, occasion) < acts_on[kind])
        this.act(of, recipient, occasion);
    });
  }

  private act(of: ToldSignal, recipient: string, because: string): void {
    this.notifying().acknowledge(of, recipient);
    if (of.snapshot.status_change.party_at_fault !== 'customer') return;
    const hasContact = of.snapshot.customer!.technical_contact !== undefined;
    if (hasContact && this.share('instructions', of.key, because) < behaviour.csm.sends_instructions)
      return this.notifying().sendInstructions(of);
    if (this.share('call', of.key, because) >= behaviour.contact.after_a_call) return;
    const zone = of.snapshot.customer!.time_zone;
    this.later(behaviour.contact.reads_after_minutes, zone, [of.key, 'called', because], () =>
      this.repairAll(of, isOfCustomer),
    );
  }

  private repairOurs(of: ToldSignal): void {
    const [from, to] = behaviour.staff.repairs_within_minutes;
    const after = MINUTE_MS * between(this.share('staff', of.key), from, to);
    this.agenda.at(this.agenda.time + after, () => this.repairAll(of, isOurs));
  }

  private repairAll({ snapshot }: ToldSignal, ours: (broken: Break) => boolean): void {
    const { integration_id } = snapshot.status_change;
    for (const broken of [...this.watch.all.get(integration_id)!.breaks]) if (ours(broken)) this.watch.repair(broken);
  }

  private later(minutes: number, zone: string, keys: string[], work: () => void | Promise<void>): void {
    const waits = MINUTE_MS * exponential(this.share('reads', ...keys), minutes);
    this.agenda.at(this.inWorkingTime(this.inWorkingTime(this.agenda.time, zone) + waits, zone), work);
  }

  private inWorkingTime(at: number, zone: string): number {
    return nextWorkingTime(new Date(at), zone, hours).getTime();
  }

  private share(...keys: (string | number)[]): number {
    return draw(this.seed, ...keys);
  }
}

const partyOf = ({ cause }: Break) => contracts.causeFacts[cause].party;
export const isOfCustomer = (broken: Break): boolean => partyOf(broken) === 'customer';
const isOurs = (broken: Break): boolean => partyOf(broken) === 'us';

function contactKindOf(occasion: string): keyof typeof behaviour.contact.acts_on | undefined {
  if (occasion === NUDGE) return 'nudge';
  if (occasion === 'opened') return 'first';
  if (occasion.startsWith('click.')) return 'instructions';
  return /^(changed|again)\./.test(occasion) ? 'other' : undefined;
}
