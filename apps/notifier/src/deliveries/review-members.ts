import { rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Signal } from '../signals/signal.entity';
import { handlingOf, type SignalHandling } from '../signals/signal-handling.entity';
import { CLOSED_FIRST, decideSend, type SendDecision } from './decide-send';
import { DeliveryStates } from './delivery-states';
import type { Member } from './member';
import { factsOfSignal, type KnownOfSignal } from './send-facts';
import { SilencesNow } from './silences-now';

type Known = Pick<Signal, 'signal_id' | 'state' | 'snapshot'> & { handling: SignalHandling | null };

const known = `select s.signal_id, s.state, s.snapshot, (select to_jsonb(h) from signal_handling h where h.signal_id = s.signal_id) as handling
  from signals s where s.signal_id = any($1) and s.snapshot is not null`;

/** Asks for each delivery of a digest, apart from the one that leads it, whether it is sent now. */
@Injectable()
export class ReviewMembers {
  constructor(
    private readonly states: DeliveryStates,
    private readonly silences: SilencesNow,
    private readonly clock: Clock,
  ) {}

  /**
   * What may have arrived is kept until that is known, with why it is not sent again.
   * @returns those that the message tells of.
   */
  async stillToTell(tx: Tx, members: readonly Member[]): Promise<Member[]> {
    if (members.length === 0) return [];
    const found = await rows<Known>(tx, known, [members.map(({ signal_id }) => signal_id)]);
    // Each has waited, so each asks.
    const at = { now: this.clock.now(), silences: await this.silences.all(tx) };
    const kept: Member[] = [];
    for (const member of members) {
      const signal = found.find(({ signal_id }) => signal_id === member.signal_id);
      const decision = signal && decide(member, signal, at);
      if (decision?.act === 'send') kept.push(member);
      else if (decision?.act === 'find')
        kept.push(decision.then === 'send' ? member : { ...member, dropped: decision.then.suppress });
      else await this.leaveOut(tx, member, decision);
    }
    return kept;
  }

  /** A signal that is not known any more was erased. */
  private async leaveOut(
    tx: Tx,
    member: Member,
    decision: (SendDecision & { act: 'wait' | 'suppress' }) | undefined,
  ): Promise<void> {
    if (decision?.act === 'wait' && decision.until)
      await this.states.waitUntil(tx, member, { reason: decision.reason, until: decision.until });
    else await this.states.finish(tx, member, { state: 'suppressed', reason: decision?.reason ?? CLOSED_FIRST });
  }
}

/** A member of a digest is the first message about its signal: it follows none. */
function decide(
  member: Member,
  { state, snapshot, handling }: Known,
  at: Parameters<typeof factsOfSignal>[2],
): SendDecision {
  const signal: KnownOfSignal['signal'] = { state, snapshot: snapshot! };
  const { occasion, previous_state } = member;
  const facts = factsOfSignal(member, { signal, handling: handling && handlingOf(handling) }, at);
  return decideSend({ occasion, previous_state, ...facts });
}
