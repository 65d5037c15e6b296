import { randomUUID } from 'node:crypto';
import { Audit, Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock, invalidFields, notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isErased } from '../erased-customers';
import type { Silence } from './silence';
import type { SilenceBody, SilencePreview, ScopeQuery } from './silences.dto';

/** Each signal that opens reads those of its tenant. */
const MOST_OPEN = 100;
const DAY_MS = 86_400_000;
const MOST_DAYS = 30;
const MOST_DAYS_OF_WEEKLY = 366;

const lists = {
  open: `select * from silences where tenant_id = $1 and everywhere = $2 and ends_at > now()
      and ($3::timestamptz is null or (ends_at, silence_id) > ($3::timestamptz, $4::uuid))
    order by ends_at, silence_id limit $5`,
  ended: `select * from silences where tenant_id = $1 and everywhere = $2 and ends_at <= now()
      and ($3::timestamptz is null or (ends_at, silence_id) < ($3::timestamptz, $4::uuid))
    order by ends_at desc, silence_id desc limit $5`,
};

const preview = `select count(*)::int as signals, count(distinct customer_id)::int as customers,
    count(distinct integration_id)::int as integrations,
    coalesce((array_agg(distinct snapshot #>> '{status_change,integration_name}'))[1:5], '{}') as examples
  from signals where tenant_id = $1 and state = 'open' and outage is null
    and ($2::text is null or integration_type = $2) and ($3::text is null or customer_id = $3)
    and ($4::text is null or integration_id = $4)`;

/** Whose silences: those of a tenant, or those of our staff, which are about every tenant. */
export interface Owner {
  tenantId: string;
  everywhere: boolean;
}

export interface Place {
  ends_at: string;
  silence_id: string;
}

/** Makes, lists, changes and ends silences. */
@Injectable()
export class Silences {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(
    { tenantId, everywhere }: Owner,
    { state, after, limit }: { state: keyof typeof lists; after?: Place; limit: number },
  ): Promise<Silence[]> {
    const values = [tenantId, everywhere, after?.ends_at, after?.silence_id, limit];
    return this.database.inTenant(tenantId, (tx) => rows<Silence>(tx, lists[state], values));
  }

  /** Open signals that a silence would be about. */
  preview(tenantId: string, { connection_code, customer_id, integration_id }: ScopeQuery): Promise<SilencePreview> {
    const values = [tenantId, connection_code, customer_id, integration_id];
    return this.database.inTenant(tenantId, async (tx) => (await one<SilencePreview>(tx, preview, values))!);
  }

  create(caller: Principal, { everywhere }: Pick<Owner, 'everywhere'>, body: SilenceBody): Promise<Silence> {
    const { connection_code = null, customer_id = null, integration_id = null, weekly, reason, ends_at } = body;
    const starts_at = body.starts_at ?? this.clock.now();
    this.refuseTimes({ starts_at, ends_at, weekly: weekly ?? null });
    if (weekly && weekly.from === weekly.until)
      throw invalidFields([{ field: 'weekly.until', message: 'is the same as weekly.from' }]);
    const { tenantId } = caller;
    return this.database.inTenant(tenantId, async (tx) => {
      if (customer_id && (await isErased(tx, customer_id))) throw notFound('customer');
      await rows(tx, `select pg_advisory_xact_lock(hashtext('silences ' || $1::text))`, [tenantId]);
      const count = 'select count(*)::int from silences where everywhere = $1 and ends_at > now()';
      const open = (await one<{ count: number }>(tx, count, [everywhere]))!;
      if (open.count >= MOST_OPEN)
        throw new Problem(409, 'too-many-silences', `There are ${MOST_OPEN} silences already. End one of them first.`);
      const created = await one<Silence>(
        tx,
        `insert into silences (silence_id, tenant_id, everywhere, connection_code, customer_id, integration_id, starts_at,
           ends_at, weekly, reason, made_by, made_by_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning *`,
        [
          randomUUID(),
          tenantId,
          everywhere,
          connection_code,
          customer_id,
          integration_id,
          starts_at,
          ends_at,
          weekly ? JSON.stringify(weekly) : null,
          reason,
          nameOf(caller),
          caller.subject,
        ],
      );
      const scope = { connection_code, customer_id, integration_id };
      await this.audited(tx, caller, created!, 'created', { ...scope, starts_at, ends_at, weekly: weekly ?? null });
      return created!;
    });
  }

  /** A silence that ends later or earlier than was said. */
  change(caller: Principal, owner: Pick<Owner, 'everywhere'>, id: string, ends_at: Date): Promise<Silence> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const before = await this.findOpen(tx, owner, id);
      this.refuseTimes({ ...before, ends_at });
      const after = await one<Silence>(tx, 'update silences set ends_at = $2 where silence_id = $1 returning *', [
        id,
        ends_at,
      ]);
      await this.audited(tx, caller, after!, 'changed', { ends_at, ended_before: before.ends_at });
      return after!;
    });
  }

  /** What it holds is told within seconds. One that has not begun never does. */
  end(caller: Principal, owner: Pick<Owner, 'everywhere'>, id: string): Promise<Silence> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const before = await this.findOpen(tx, owner, id);
      const after = await one<Silence>(
        tx,
        `update silences set ends_at = $3, ended_by = $2 where silence_id = $1 returning *`,
        [id, nameOf(caller), this.clock.now()],
      );
      await this.audited(tx, caller, after!, 'ended', { would_have_ended: before.ends_at });
      return after!;
    });
  }

  private async findOpen(tx: Tx, { everywhere }: Pick<Owner, 'everywhere'>, id: string): Promise<Silence> {
    const select = 'select * from silences where silence_id = $1 and everywhere = $2 for update';
    const found = await one<Silence>(tx, select, [id, everywhere]);
    if (!found) throw notFound('silence');
    if (found.ends_at <= this.clock.now())
      throw new Problem(409, 'silence-ended', 'This silence has ended. Create another one.');
    return found;
  }

  private refuseTimes({ starts_at, ends_at, weekly }: Pick<Silence, 'starts_at' | 'ends_at' | 'weekly'>): void {
    const days = weekly ? MOST_DAYS_OF_WEEKLY : MOST_DAYS;
    const refused =
      ends_at <= this.clock.now()
        ? 'has passed'
        : ends_at <= starts_at
          ? 'is not after starts_at'
          : ends_at.getTime() - starts_at.getTime() > days * DAY_MS
            ? `is more than ${days} days after starts_at`
            : undefined;
    if (refused) throw invalidFields([{ field: 'ends_at', message: refused }]);
  }

  private audited(tx: Tx, caller: Principal, silence: Silence, action: string, detail: object): Promise<void> {
    return this.audit.record(tx, {
      tenant_id: caller.tenantId,
      actor: caller.subject,
      action: `silence.${action}`,
      subject_type: 'silence',
      subject_id: silence.silence_id,
      detail: { name: silence.reason, ...detail },
    });
  }
}

const nameOf = ({ name, email, subject }: Principal): string => name ?? email ?? subject;
