import type { LeaseAnswer } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import { leasedField, materialFrom } from '../providers/provider-calls';
import { Sealer } from '../sealing/sealer';
import type { Judgement } from './judge-lease';
import type { Leasable } from './read-leasable';

const LONGEST_MS = 60_000;

/** Opens the one field that calls are made with, for a minute at most. */
@Injectable()
export class GrantLease {
  constructor(private readonly sealer: Sealer) {}

  grant(row: Leasable, { provider, now }: Pick<Judgement, 'provider' | 'now'>): LeaseAnswer {
    const { tenant_id, integration_id } = row;
    const secret = this.sealer.open({ tenant_id, record_id: integration_id }, row.sealed, leasedField(provider));
    const longest = new Date(now.getTime() + LONGEST_MS);
    const expires_at = row.expires_at && row.expires_at < longest ? row.expires_at : longest;
    return {
      granted: true,
      lease: {
        integration_id,
        connection_code: row.connection_code,
        status: row.status,
        ...(row.status_reason ? { status_reason: row.status_reason } : {}),
        credential_version: row.credential_version,
        material: materialFrom(provider, secret),
        config: row.config,
        expires_at: expires_at.toISOString(),
        grants: row.grants,
      },
    };
  }
}
