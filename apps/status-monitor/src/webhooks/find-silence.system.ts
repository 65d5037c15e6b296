import type { Observation } from '@linesman/contracts';
import { Database, rows, type Tx } from '@linesman/persistence';
import { currentContext, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RecordObservation } from '../observations/record-observation';

const EVERY_MS = 30_000;
const MOST = 100;

interface Silent {
  tenant_id: string;
  integration_id: string;
  endpoint: string;
  sent_by: 'platform' | 'provider';
  last_heard_at: Date;
}

/**
 * Looks for endpoints of which nothing was heard for far longer than usual, and records that as an observation. Each
 * silence is found once; the next report makes another one possible.
 */
@Injectable()
export class FindSilence implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'find silent webhooks', () => this.run());
  }

  async run(): Promise<void> {
    while ((await this.database.inSystem((tx) => this.find(tx))) === MOST) continue;
  }

  /** @returns how many it looked at. */
  private async find(tx: Tx): Promise<number> {
    const due = await rows<Silent>(
      tx,
      `select ${columns} from webhook_endpoints where ${isDue} order by silent_after limit ${MOST}`,
    );
    if (due.length === 0) return 0;
    const known = await this.observations.read(tx, due.map(reported));
    // A report may have arrived before the health rows were locked.
    const silent = await rows<Silent>(
      tx,
      `update webhook_endpoints e set silent_after = null
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as q (tenant_id, integration_id, endpoint)
       where e.tenant_id = q.tenant_id and e.integration_id = q.integration_id and e.endpoint = q.endpoint and e.${isDue}
       returning ${columns.replace(/\w+/g, 'e.$&')}`,
      [due.map((one) => one.tenant_id), due.map((one) => one.integration_id), due.map((one) => one.endpoint)],
    );
    const news = silent.map((one) => {
      const credential_version = known.row(one.integration_id)?.machine_state.credential_version ?? 0;
      const { observation, ...rest } = reported(one);
      return { ...rest, observation: { ...observation, credential_version } };
    });
    await this.observations.recordAll(tx, news, known);
    return due.length;
  }
}

const isDue = 'silent_after < clock_timestamp()';
const columns = 'tenant_id, integration_id, endpoint, sent_by, last_heard_at';

const reported = ({ tenant_id, integration_id, endpoint, sent_by, last_heard_at }: Silent) => ({
  tenant_id,
  context: currentContext(),
  observation: {
    integration_id,
    source: sent_by === 'provider' ? 'provider_webhook' : 'webhook',
    outcome: 'failure',
    cause: 'webhook_silent',
    part: endpoint,
    started_at: last_heard_at.toISOString(),
    credential_version: 0,
  } satisfies Observation,
});
