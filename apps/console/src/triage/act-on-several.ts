import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { reachedNobody } from '../risk-signals/shown-delivery';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import type { ActedOn, BulkAction } from './bulk-in-words';

/** For how long a person snoozes several signals. */
export const bulkSpans = ['1_hour', '4_hours', 'tomorrow', 'next_week'] as const;
export type BulkSpan = (typeof bulkSpans)[number];

/** So many requests run at a time. */
const AT_A_TIME = 5;

/** Does the same with several signals: one request each, which may be repeated. */
@Injectable()
export class ActOnSeveral {
  constructor(private readonly api: ServiceApi) {}

  /** In the order of the ids. @throws what no row can show: no rights, or a service that does not answer at all. */
  async act(signal_ids: string[], action: BulkAction, span: BulkSpan, token: string): Promise<ActedOn[]> {
    const done: ActedOn[] = [];
    for (let from = 0; from < signal_ids.length; from += AT_A_TIME) {
      const some = signal_ids.slice(from, from + AT_A_TIME);
      done.push(...(await Promise.all(some.map((id) => this.one(id, action, span, token)))));
    }
    return done;
  }

  private async one(signal_id: string, action: BulkAction, span: BulkSpan, token: string): Promise<ActedOn> {
    try {
      const refused = await this.tryOne(signal_id, action, span, token);
      return refused ? { signal_id, name: await this.nameOf(signal_id, token), refused } : { signal_id };
    } catch (error) {
      if (error instanceof Problem && error.getStatus() === 403) throw error;
      return { signal_id, name: await this.nameOf(signal_id, token), refused: whyOf(error) };
    }
  }

  /** @returns why nothing was done. */
  private async tryOne(
    signal_id: string,
    action: BulkAction,
    span: BulkSpan,
    token: string,
  ): Promise<string | undefined> {
    const path = { signal_id };
    if (action === 'acknowledge') {
      await this.api.post('/v1/risk-signals/{signal_id}/acknowledge', token, { path, body: {} });
      return undefined;
    }
    if (action === 'snooze') {
      await this.api.post('/v1/risk-signals/{signal_id}/snooze', token, { path, body: { span } });
      return undefined;
    }
    const { items } = await this.api.get('/v1/deliveries', token, { query: { signal_id } });
    const failed = items.filter((one) => reachedNobody(one, items));
    if (failed.length === 0) return 'No message has failed';
    for (const { id: delivery_id } of failed)
      await this.api.post('/v1/deliveries/{delivery_id}/send-again', token, { path: { delivery_id } });
    return undefined;
  }

  /** Whose it is, for the sentence that says what was refused. */
  private async nameOf(signal_id: string, token: string): Promise<string> {
    const { data } = await part(this.api.get('/v1/risk-signals/{signal_id}', token, { path: { signal_id } })).catch(
      () => ({ data: undefined }),
    );
    return data ? (data.customer?.name ?? data.integration_name) : 'A signal';
  }
}

function whyOf(error: unknown): string {
  if (!(error instanceof Problem)) return 'The service did not answer';
  if (error.getStatus() === 404) return 'It has already ended';
  return (error.document.detail ?? error.message).replace(/\.$/, '');
}
