import { randomUUID } from 'node:crypto';
import { type Envelope, riskSignalOpened, type RiskSignalOpened } from '@linesman/contracts';
import { JetStreamServer } from '@linesman/messaging';
import { one, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { settingsOf } from '../settings/settings-of';
import { insertSignals } from '../signals/insert-signals';
import { publicationsOf, versionOf } from '../signals/lock-signal';
import { asSilences, runningSilencesOf, type StoredSilences } from '../silences/running-silences';
import { DecideHold } from './decide-hold';
import { triggers } from './load-workflow';
import { type HeldRun, insertHeldRuns } from './save-run';
import { momentsOf } from './trigger-events';
import { contextOf } from './workflow-context';
import { Workflows } from './workflows';

/**
 * When a provider fails, the signals of many integrations open at once. Each of them waits to be told with its outage, so
 * those of a tenant are stored together, with their held runs. {@link OnRiskSignalOpened} takes all others.
 */
@Injectable()
export class HoldMany implements OnModuleInit {
  constructor(
    private readonly server: JetStreamServer,
    private readonly workflows: Workflows,
    private readonly holds: DecideHold,
  ) {}

  onModuleInit(): void {
    this.server.handleTogether(riskSignalOpened, waitsForOutage, (tx, all) => this.hold(tx, all));
  }

  /** @returns those that were heard of before, and those of an integration of which two opened. */
  private async hold(tx: Tx, opened: Envelope<RiskSignalOpened>[]): Promise<Envelope<RiskSignalOpened>[]> {
    const { tenantid: tenant_id } = opened[0]!;
    const single = withoutRepeated(opened);
    const [{ silences, publications }, inserted] = await Promise.all([
      readTenant(tx, tenant_id),
      insertSignals(
        tx,
        tenant_id,
        single.map((envelope) => ({ version: versionOf(envelope), snapshot: envelope.data })),
      ),
    ]);
    const documents = (await this.workflows.of(tx, tenant_id, publications)).filter(({ event }) =>
      momentsOf(event).includes('opening'),
    );
    const stored = single.filter(({ data }) => inserted.has(data.signal_id));
    const own = stored.some(({ data }) => !data.customer) ? (await settingsOf(tx, tenant_id)).product_name : '';
    const runs: HeldRun[] = [];
    for (const { data: snapshot, correlationid } of stored) {
      const { signal_id } = snapshot;
      const hold = await this.holds.atOpening(tx, { snapshot, silences, openings: inserted.get(signal_id) });
      const context = contextOf(snapshot, own);
      for (const workflow of documents.filter((one) => triggers(one, snapshot)))
        runs.push({ ...hold, id: randomUUID(), signal_id, workflow, context, correlation_id: correlationid });
    }
    await insertHeldRuns(tx, tenant_id, runs);
    return opened.filter((envelope) => !stored.includes(envelope));
  }
}

/** The status-monitor says so of each fault of a provider. */
const waitsForOutage = (data: Record<string, unknown>): boolean => {
  const { hold_until, status_change } = data as Partial<RiskSignalOpened>;
  return hold_until !== undefined && status_change?.party_at_fault === 'provider';
};

/** How often an integration broke is counted of what is stored. */
export function withoutRepeated(opened: Envelope<RiskSignalOpened>[]): Envelope<RiskSignalOpened>[] {
  const seen = new Set<string>();
  return opened.filter(({ data: { status_change } }) => {
    const known = seen.has(status_change.integration_id);
    seen.add(status_change.integration_id);
    return !known;
  });
}

async function readTenant(tx: Tx, tenant_id: string) {
  const found = await one<{ silences: StoredSilences; publications: number }>(
    tx,
    `select ${runningSilencesOf('$1::uuid')} as silences, ${publicationsOf('$1::uuid')} as publications`,
    [tenant_id],
  );
  return { publications: found!.publications, silences: asSilences(found!.silences) };
}
