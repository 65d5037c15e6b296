import { Injectable } from '@nestjs/common';
import { Clock } from '@linesman/service-kit';
import type { NoticeRow, SignalRow } from '../model/signal-view';
import { inDollars } from '../model/money';
import { part } from '../upstream/part';
import { type Listed, ServiceApi } from '../upstream/service-api';
import { lasted, type SignalMoment, signalMoments } from './signal-moments';
import { tellingInWords } from './telling';

export type ShownSignal = SignalRow & {
  open: boolean;
  arr_text?: string;
  moments: SignalMoment[];
  lasted: string;
  /** Of an open one. */
  telling?: string;
};

const MOST = 100;

/** Signals with how far people were told of them; without it where the notifier is not there, or not the visitor's. */
@Injectable()
export class LoadNotices {
  constructor(
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async of(signals: SignalRow[], token: string): Promise<ShownSignal[]> {
    const query = signals.slice(0, MOST).map(({ signal_id }) => `signal_id=${encodeURIComponent(signal_id)}`);
    const notices: Listed<NoticeRow> | undefined =
      query.length > 0
        ? (await part(this.api.list<NoticeRow>('notifier', `/signal-notices?${query.join('&')}`, token))).data
        : undefined;
    const noticeOf = new Map(notices?.items.map((one) => [one.signal_id, one]));
    const now = this.clock.now();
    return signals.map((signal) => {
      const notice = noticeOf.get(signal.signal_id);
      const open = signal.status === 'open' || signal.status === 'acknowledged';
      return {
        ...signal,
        open,
        arr_text: inDollars(signal.customer?.arr),
        moments: signalMoments(signal, notice, now),
        lasted: lasted(signal, now),
        telling: open ? tellingInWords(signal, notice, now) : undefined,
      };
    });
  }
}
