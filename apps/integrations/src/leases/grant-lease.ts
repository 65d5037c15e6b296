import type { Lease } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import { accountOf } from '../integration-record/save-integration';
import { materialOf } from '../providers/provider-calls';
import { Sealer } from '../sealing/sealer';
import type { Judgement } from './judge-lease';
import type { Leasable } from './read-leasable';

const LONGEST_LEASE_MS = 60_000;

/** Opens the secret that calls are made with. */
@Injectable()
export class GrantLease {
  constructor(private readonly sealer: Sealer) {}

  grant(row: Leasable, { provider, now }: Judgement): Lease {
    const { tenant_id, integration_id } = row;
    const read = (field: string) =>
      row.sealed.fields[field] === undefined
        ? undefined
        : this.sealer.open({ tenant_id, record_id: integration_id }, row.sealed, field);
    const longest = new Date(now.getTime() + LONGEST_LEASE_MS);
    const expires_at = row.expires_at && row.expires_at < longest ? row.expires_at : longest;
    return {
      integration_id,
      connection_code: row.connection_code,
      status: row.status,
      ...(row.status_reason ? { status_reason: row.status_reason } : {}),
      ...(row.status_cause ? { status_cause: row.status_cause } : {}),
      credential_version: row.credential_version,
      ...accountOf(row),
      material: materialOf(provider, read),
      config: row.config,
      expires_at: expires_at.toISOString(),
      ...(row.grants ? { grants: row.grants } : {}),
    };
  }
}
