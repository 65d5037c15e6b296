import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { Clock, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

export const KEPT_MS = 24 * 3_600_000;
/** Longer than the slowest creation, which asks the provider twice. */
const CLAIM_MS = 60_000;

/** A caller's key: two callers may use the same one. */
export interface KeyOf {
  tenant_id: string;
  subject: string;
  key: string;
}

export interface FirstAnswer {
  status: number;
  body: unknown;
}

/** The first to come does the work, under an id that whoever takes over after a crash uses again. */
export type Claim = { reserved_id: string } | { answer: FirstAnswer };

@Injectable()
export class IdempotencyKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  claim({ tenant_id, subject, key }: KeyOf, request_hash: string): Promise<Claim> {
    const now = this.clock.now();
    const after = (ms: number) => new Date(now.getTime() + ms);
    return this.database.inTenant(tenant_id, async (tx) => {
      const mine = [tenant_id, subject, key];
      const where = 'tenant_id = $1 and subject = $2 and key = $3';
      await tx.query(`delete from idempotency_keys where ${where} and created_at < $4`, [...mine, after(-KEPT_MS)]);
      const [claimed] = (await tx.query(
        `insert into idempotency_keys as k
           (tenant_id, subject, key, request_hash, reserved_id, claimed_until, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (tenant_id, subject, key) do update set claimed_until = $6
           where k.request_hash = $4 and k.status is null and k.claimed_until < $7
         returning reserved_id`,
        [...mine, request_hash, randomUUID(), after(CLAIM_MS), now],
      )) as { reserved_id: string }[];
      if (claimed) return claimed;
      const [known] = (await tx.query(
        `select request_hash, status, body from idempotency_keys where ${where}`,
        mine,
      )) as [{ request_hash: string; status: number | null; body: unknown }];
      return { answer: firstAnswer(known, request_hash) };
    });
  }

  async answer({ tenant_id, subject, key }: KeyOf, { status, body }: FirstAnswer): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      tx.query(
        'update idempotency_keys set status = $4, body = $5 where tenant_id = $1 and subject = $2 and key = $3',
        [tenant_id, subject, key, status, JSON.stringify(body)],
      ),
    );
  }

  /** @param refused nothing came of it: the key may be used anew. Else the same request may be tried again. */
  async release({ tenant_id, subject, key }: KeyOf, refused: boolean): Promise<void> {
    const change = refused ? 'delete from idempotency_keys' : "update idempotency_keys set claimed_until = '-infinity'";
    await this.database.inTenant(tenant_id, (tx) =>
      tx.query(`${change} where tenant_id = $1 and subject = $2 and key = $3`, [tenant_id, subject, key]),
    );
  }
}

function firstAnswer(
  { request_hash, status, body }: { request_hash: string; status: number | null; body: unknown },
  asked: string,
): FirstAnswer {
  if (request_hash !== asked)
    throw new Problem(422, 'idempotency-key-reused', 'This Idempotency-Key came with another request. Take a new one.');
  if (status === null)
    throw new Problem(409, 'in-progress', 'The first request with this Idempotency-Key is still at work. Try again.');
  return { status, body };
}
