import { IsMoment, OneOrSeveral, type Page, pageOf, PageQuery, placeOf } from '@linesman/service-kit';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { Tx } from './database';
import { rows } from './sql';

export class AuditQuery extends PageQuery {
  @IsOptional() @IsString() @Length(1, 500) subject_id?: string;
  /** Only what one of these did, also with a connect link that they made; one or several, 200 at most. */
  @IsOptional()
  @OneOrSeveral()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  actor?: string[];
  /** Leaves out what this actor did. */
  @IsOptional() @IsString() @Length(1, 200) not_actor?: string;
  /** e.g. `integration.updated`. */
  @IsOptional() @IsString() @Length(1, 100) action?: string;
  @IsOptional() @IsMoment() from?: Date;
  /** Exclusive. */
  @IsOptional() @IsMoment() to?: Date;
  /** Only entries with a smaller id, which are older. A reader that merges two logs continues by it in place of `cursor`. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) before_id?: number;
}

export interface AuditView {
  id: number;
  at: Date;
  /** A token's subject, `service:<name>` or `link:<session>`; `manifest` for a change by a provider's manifest. */
  actor: string;
  action: string;
  subject_type: string;
  subject_id: string;
  detail: Record<string, unknown>;
  correlation_id: string | null;
}

type Filter = AuditQuery & { subject_type?: string };

/** Reads a schema's `audit_log`, newest first, of the transaction's tenant if the log has tenants. */
export const readAuditLog = (tx: Tx, query: Filter): Promise<Page<AuditView>> => read(tx, query, '', 'true', []);

/** The same for staff, under the system role: of all tenants or of one. */
export const readAuditLogOfTenants = (
  tx: Tx,
  query: Filter & { tenant_id?: string },
): Promise<Page<AuditView & { tenant_id: string }>> =>
  read(tx, query, 'tenant_id,', '($10::uuid is null or tenant_id = $10)', [query.tenant_id]);

async function read<T extends AuditView>(
  tx: Tx,
  query: Filter,
  columns: '' | 'tenant_id,',
  condition: string,
  values: unknown[],
): Promise<Page<T>> {
  const [place] = placeOf(query, 'bigint') ?? [];
  const { subject_type, subject_id, actor, not_actor, action, from, to, before_id, limit } = query;
  const found = await rows<T>(
    tx,
    `select ${columns} id, at, actor, action, subject_type, subject_id, detail, correlation_id from audit_log
     where ($1::text is null or subject_type = $1) and ($2::text is null or subject_id = $2)
       and ($3::text[] is null or actor = any($3) or detail ->> 'link_of' = any($3)) and ($4::text is null or action = $4)
       and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)
       and ($7::bigint is null or id < $7) and ($9::text is null or actor <> $9) and ${condition}
     order by id desc limit $8`,
    [subject_type, subject_id, actor, action, from, to, before_id ?? place, limit + 1, not_actor, ...values],
  );
  return pageOf(found, query, ({ id }) => [id]);
}
