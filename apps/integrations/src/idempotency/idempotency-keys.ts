import { randomUUID } from 'node:crypto';
import { changed, Database, one } from '@linesman/persistence';
import { Clock, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

const KEPT_MS = 24 * 3_600_000;
/** Must be longer than the slowest creation, which calls the provider twice. */
const CLAIM_MS = 60_000;

/** A key belongs to its caller: two callers may use the same text. */
export interface CallerKey {
  tenant_id: string;
  subject: string;
  key: string;
}

export interface FirstAnswer {
  status: number;
  body: unknown;
}

/**
 * Either this request does the work, under the reserved id, or it gets the first request's answer. After a crash, the
 * request that takes over gets the same reserved id.
 */
export type Claim = { reserved_id: string } | { answer: FirstAnswer };

interface StoredRequest {
  request_hash: string;
  status: number | null;
  body: unknown;
}

@Injectable()
export class IdempotencyKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  claim({ tenant_id, subject, key }: CallerKey, request_hash: string): Promise<Claim> {
    const now = this.clock.now();
    const after = (ms: number) => new Date(now.getTime() + ms);
    return this.database.inTenant(tenant_id, async (tx) => {
      const mine = [tenant_id, subject, key];
      const where = 'tenant_id = $1 and subject = $2 and key = $3';
      await changed(tx, `delete from idempotency_keys where ${where} and created_at < $4`, [...mine, after(-KEPT_MS)]);
      const claimed = await one<{ reserved_id: string }>(
        tx,
        `insert into idempotency_keys as k
           (tenant_id, subject, key, request_hash, reserved_id, claimed_until, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (tenant_id, subject, key) do update set claimed_until = $6
           where k.request_hash = $4 and k.status is null and k.claimed_until < $7
         returning reserved_id`,
        [...mine, request_hash, randomUUID(), after(CLAIM_MS), now],
      );
      if (claimed) return claimed;
      const stored = await one<StoredRequest>(
        tx,
        `select request_hash, status, body from idempotency_keys where ${where}`,
        mine,
      );
      return { answer: firstAnswer(stored!, request_hash) };
    });
  }

  async answer({ tenant_id, subject, key }: CallerKey, { status, body }: FirstAnswer): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        'update idempotency_keys set status = $4, body = $5 where tenant_id = $1 and subject = $2 and key = $3',
        [tenant_id, subject, key, status, JSON.stringify(body)],
      ),
    );
  }

  /**
   * Ends the claim of a request that failed.
   * @param refused the request changed nothing: the key may be used for another request. Otherwise only the same request
   * may be sent again.
   */
  async release({ tenant_id, subject, key }: CallerKey, refused: boolean): Promise<void> {
    const change = refused ? 'delete from idempotency_keys' : "update idempotency_keys set claimed_until = '-infinity'";
    await this.database.inTenant(tenant_id, (tx) =>
      changed(tx, `${change} where tenant_id = $1 and subject = $2 and key = $3`, [tenant_id, subject, key]),
    );
  }
}

function firstAnswer({ request_hash, status, body }: StoredRequest, hash: string): FirstAnswer {
  if (request_hash !== hash)
    throw new Problem(
      422,
      'idempotency-key-reused',
      'This Idempotency-Key was used with another request. Use a new one.',
    );
  if (status === null)
    throw new Problem(
      409,
      'in-progress',
      'The first request with this Idempotency-Key is still in progress. Try again.',
    );
  return { status, body };
}
