import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { inDollars } from '../pages/money';
import type { RiskSignal } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { remedyOf, type ShownRemedy } from '@linesman/texts';
import { handlingInWords, type ShownHandling } from './handling-in-words';
import { openFor, type SignalStep, signalSteps, whyNotNotified, type WhyNot } from './signal-in-words';

export type ShownSignal = RiskSignal & {
  open: boolean;
  arr_text?: string;
  steps: SignalStep[];
  open_for: string;
  /** Why people have not been notified; only of an open signal. */
  why_not_notified?: WhyNot;
  /** Who has to act, what has to happen and which actions help; only of an open signal. */
  remedy?: ShownRemedy;
  /** Who handles it; only of an open signal that somebody was notified of. */
  handling?: ShownHandling;
};

const MOST_ASKED = 100;

/** Adds to signals who was notified of them. Without that where the notifier is down or refuses this visitor. */
@Injectable()
export class LoadNotices {
  constructor(
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async of(signals: RiskSignal[], token: string): Promise<ShownSignal[]> {
    const ids = signals.slice(0, MOST_ASKED).map(({ signal_id }) => signal_id);
    const [notices, handling] =
      ids.length > 0
        ? await Promise.all([
            part(this.api.get('/v1/signal-notices', token, { query: { signal_id: ids } })),
            part(this.api.get('/v1/signal-handling', token, { query: { signal_id: ids } })),
          ])
        : [{}, {}];
    const noticeOf = new Map(notices.data?.items.map((one) => [one.signal_id, one]));
    const handlingOf = new Map(handling.data?.items.map((one) => [one.signal_id, one]));
    const now = this.clock.now();
    return signals.map((signal) => {
      const notice = noticeOf.get(signal.signal_id);
      const open = signal.status === 'open' || signal.status === 'acknowledged';
      return {
        ...signal,
        open,
        arr_text: inDollars(signal.customer?.arr),
        // Whoever may not see who was notified gets no step for it.
        steps: signalSteps(signal, notice, now).filter(({ name }) => name !== 'Notified' || !notices.denied),
        open_for: openFor(signal, now),
        why_not_notified: open ? whyNotNotified(signal, notice, now) : undefined,
        handling: handlingInWords(handlingOf.get(signal.signal_id), open),
        remedy: open ? remedyOfSignal(signal) : undefined,
      };
    });
  }
}

const remedyOfSignal = ({ cause, party_at_fault, connection_name, customer_id }: RiskSignal): ShownRemedy =>
  remedyOf({ cause, party: party_at_fault, connection: connection_name, of_customer: customer_id !== null });
