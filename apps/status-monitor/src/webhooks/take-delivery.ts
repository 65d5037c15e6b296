import type { TakenReport, WebhookOutcome } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import { type Reportable, TakeReport } from '../observations/take-report';
import { type Delivery, noteDelivery } from './note-delivery';

const observedAs: Record<WebhookOutcome, Pick<Reportable, 'source' | 'outcome' | 'cause'>> = {
  delivered: { source: 'webhook', outcome: 'success' },
  refused: { source: 'webhook', outcome: 'failure', cause: 'webhook_refused' },
  received: { source: 'provider_webhook', outcome: 'success' },
  // What is no longer in use has no problem.
  removed: { source: 'webhook', outcome: 'success' },
};

/** Takes a report of one attempt to deliver a webhook, by whatever way it comes. */
@Injectable()
export class TakeDelivery {
  constructor(private readonly reports: TakeReport) {}

  take(tenantId: string, delivery: Delivery): Promise<TakenReport> {
    const { endpoint, outcome, http_status, message } = delivery;
    const observed = { ...observedAs[outcome], part: endpoint, http_status, message: message || undefined };
    return this.reports.take(tenantId, delivery, observed, async (tx) => {
      if (endpoint !== undefined) await noteDelivery(tx, tenantId, { ...delivery, endpoint });
    });
  }
}
