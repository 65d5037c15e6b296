import { Injectable } from '@nestjs/common';
import type { DeliveryRow, ResponseRow, SignalDetails, TaskRow } from '../model/signal-view';
import { inDollars } from '../model/money';
import { whyOf } from '../staff/deliveries/delivery-in-words';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { LoadNotices } from './load-notices';

/** One risk signal with all that is known of it: what happened, who was told, who did what. */
@Injectable()
export class LoadSignal {
  constructor(
    private readonly api: ServiceApi,
    private readonly notices: LoadNotices,
  ) {}

  async load(id: string, token: string): Promise<object> {
    const [signal, deliveries, responses, tasks] = await Promise.all([
      this.api.get<SignalDetails>('status-monitor', `/risk-signals/${id}`, token),
      part(this.api.list<DeliveryRow>('notifier', `/deliveries?signal_id=${id}`, token)),
      part(this.api.list<ResponseRow>('notifier', `/risk-signals/${id}/responses`, token)),
      part(this.api.list<TaskRow>('notifier', `/tasks?signal_id=${id}`, token)),
    ]);
    const [shown] = await this.notices.of([signal], token);
    const { snapshot } = signal;
    const done = new Set(responses.data?.items.map(({ action }) => action));
    return {
      signal: shown,
      customer: snapshot.customer,
      arr_text: inDollars(snapshot.customer?.arr),
      change: snapshot.status_change,
      impact: snapshot.impact,
      troubleshooting: snapshot.troubleshooting,
      reconnect_path: snapshot.reconnect_path,
      previous: snapshot.previous_disconnection_at,
      deliveries: {
        ...deliveries,
        data: deliveries.data?.items.map((one) => ({ ...one, why: whyOf(one.reason ?? null) })),
      },
      responses,
      tasks,
      // The monitor hears of it a moment later.
      may_acknowledge: !signal.acknowledged_by && responses.data?.items.length === 0,
      may_instruct: snapshot.customer?.technical_contact !== undefined && !done.has('send_fix_instructions'),
      may_call: snapshot.customer?.technical_contact !== undefined && !done.has('schedule_tech_call'),
    };
  }
}
