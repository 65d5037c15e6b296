import { type Cause, type Observation, refreshRefused, storable } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, type Tx, withCommit } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import type { Leasable } from './read-leasable';

export interface Refusal {
  cause: Cause;
  error_code?: string;
  message: string;
  http_status?: number;
  started_at: Date;
  /** Only new credentials help. */
  final: boolean;
  /** The provider has refused the current access token, although it has not expired. */
  forced: boolean;
  retry_after_ms?: number;
}

const PAUSE_MS = 5_000;
const PAUSE_WHEN_OURS_MS = 30_000;
const LONGEST_PAUSE_MS = 60_000;
const ours = new Set<Cause>(['app_credentials_missing', 'invalid_client', 'refresh_interrupted']);

/**
 * Stores why a token refresh failed, and publishes `refresh_refused`. A failure that lasts until somebody acts is
 * published once.
 */
@Injectable()
export class RecordRefusal {
  constructor(
    private readonly outbox: Outbox,
    private readonly statuses: ForgetStatuses,
  ) {}

  /** The caller has locked the integration and then read it. */
  record(tx: Tx, row: Leasable, refusal: Refusal): void {
    const now = row.read_at;
    const observation = observationOf(row, refusal);
    const usable = !refusal.forced && row.expires_at !== null && row.expires_at > now;
    const sameCause = row.refusal?.cause === refusal.cause;
    const published = row.refusal_told && sameCause && (refusal.final || ours.has(refusal.cause));
    const publishes = !published && (refusal.final || !usable);
    const wanted = refusal.retry_after_ms ?? (ours.has(refusal.cause) ? PAUSE_WHEN_OURS_MS : PAUSE_MS);
    const retry_at = new Date(now.getTime() + Math.min(wanted, LONGEST_PAUSE_MS));
    const stored = changed(
      tx,
      `update integration_credentials set refusal = $2, refusal_final = $3, refusal_told = $4, retry_at = $5,
         redeeming_since = null, redeeming_until = null, updated_at = $6 where integration_id = $1`,
      [row.integration_id, JSON.stringify(observation), refusal.final, published || publishes, retry_at, now],
    );
    withCommit(tx, stored);
    if (refusal.final) this.statuses.afterCommit(tx, row.tenant_id);
    if (publishes) withCommit(tx, this.publish(tx, row, observation));
  }

  private publish(tx: Tx, { tenant_id, integration_id, version, read_at }: Leasable, observation: Observation) {
    return Promise.all([
      changed(tx, 'update integrations set version = $2, updated_at = $3 where integration_id = $1', [
        integration_id,
        version + 1,
        read_at,
      ]),
      this.outbox.emit(tx, refreshRefused, {
        tenantId: tenant_id,
        aggregateId: integration_id,
        aggregateVersion: version + 1,
        data: { observation },
      }),
    ]);
  }
}

const observationOf = (row: Leasable, refusal: Refusal): Observation => ({
  integration_id: row.integration_id,
  source: 'refresh',
  outcome: 'failure',
  cause: refusal.cause,
  ...(refusal.error_code ? { error_code: storable(refusal.error_code, 200) } : {}),
  message: storable(refusal.message, 1_000),
  ...(refusal.http_status ? { http_status: refusal.http_status } : {}),
  started_at: refusal.started_at.toISOString(),
  credential_version: row.credential_version,
});
