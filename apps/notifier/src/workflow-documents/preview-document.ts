import type { Cause, Severity, SignalType } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { PreviewSignal } from '../preview/preview-signal';
import { type PreviewedRun, runsOf } from '../preview/runs-of-signal';
import { ActionRegistry } from '../workflow/action-registry';
import { checkWorkflow, triggers, type Workflow } from '../workflow/load-workflow';
import { isOfOutages, momentsOf } from '../workflow/trigger-events';
import { type Past, pastOutages, pastSignals } from './read-past';
import { refusalOf } from './refusal-of';

export interface PreviewedSignal {
  signal_id: string;
  integration_id: string;
  integration_name: string;
  customer_name: string | null;
  signal_type: SignalType;
  severity: Severity;
  cause: Cause | null;
  opened_at: string;
  /** The connection, where it is an outage: the document begins with these. Null for a signal. */
  outage_of: string | null;
  /** What would be done, by all workflows, if it opened (or changed, or ended, as the trigger says) now, as it was last. */
  would: PreviewedRun[];
  /** What was done when it opened. */
  did: PreviewedRun[];
}

interface Wanted {
  source: string;
  signal_id?: string;
  last: number;
}

/** What a document would do for past signals, beside what was done. Nothing is sent, and nothing is stored. */
@Injectable()
export class PreviewDocument {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRegistry,
    private readonly previews: PreviewSignal,
  ) {}

  async preview(tenantId: string, { source, signal_id, last }: Wanted): Promise<PreviewedSignal[]> {
    const { workflow, mistakes } = checkWorkflow(source, this.actions);
    if (!workflow) throw refusalOf(mistakes);
    const asked = { tenantId, name: workflow.name, id: signal_id };
    const past = await this.database.inTenant(tenantId, (tx) =>
      isOfOutages(workflow.event) ? pastOutages(tx, asked) : pastSignals(tx, asked),
    );
    if (signal_id && past.length === 0) throw notFound('risk signal');
    const about = signal_id ? past : past.filter(({ snapshot, ran }) => ran || triggers(workflow, snapshot));
    const previewed: PreviewedSignal[] = [];
    for (const one of about.slice(0, last)) previewed.push(await this.previewOne(tenantId, workflow, one));
    return previewed;
  }

  private async previewOne(
    tenant_id: string,
    workflow: Workflow,
    { signal_id, snapshot, of_outage }: Past,
  ): Promise<PreviewedSignal> {
    const { status_change: change, customer, signal_type, severity, opened_at } = snapshot;
    const [moment] = momentsOf(workflow.event);
    const request = { tenant_id, snapshot, ended: false, own: [workflow], moment, of_outage };
    return {
      signal_id,
      integration_id: change.integration_id,
      integration_name: change.integration_name,
      customer_name: customer?.name ?? null,
      signal_type,
      severity,
      cause: change.cause ?? null,
      opened_at,
      outage_of: of_outage ? change.integration_type : null,
      would: await this.previews.decide(request, (tx, decided) => runsOf(tx, decided.signal_id)),
      did: await this.database.inTenant(tenant_id, (tx) => runsOf(tx, signal_id)),
    };
  }
}
