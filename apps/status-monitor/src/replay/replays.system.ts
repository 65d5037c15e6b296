import { Database, one } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Span } from '../health/periods';
import type { ReplayView } from './replay.dto';
import { replayIntegration } from './replay-integration';

interface Known {
  tenant_id: string;
  connection_code: string;
}

/** Replays of the integrations of all tenants. */
@Injectable()
export class Replays {
  constructor(private readonly database: Database) {}

  async replay(integration_id: string, span: Span): Promise<ReplayView> {
    const text = 'select tenant_id, connection_code from integrations_copy where integration_id = $1 and not deleted';
    const known = await this.database.inSystem((tx) => one<Known>(tx, text, [integration_id]));
    if (!known) throw notFound('integration');
    const replay = await this.database.inTenant(known.tenant_id, (tx) => replayIntegration(tx, integration_id, span));
    return { integration_id, ...known, from: span.from, ...replay };
  }
}
