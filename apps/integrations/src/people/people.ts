import type { GranteeType } from '@linesman/contracts';
import { changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock, LOGGER, type Principal, type Role } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import type { Logger } from 'pino';
import { ForgetStatuses } from '../status-cache/forget-statuses';

export const personKinds = ['user', 'service'] as const satisfies GranteeType[];
export type PersonKind = (typeof personKinds)[number];

export interface PersonView {
  kind: PersonKind;
  /** The subject of the token; a grant names it. */
  subject: string;
  name: string | null;
  email: string | null;
  roles: string[];
  /** The day on which a token of the person was last seen. */
  seen_at: Date;
}

export const personColumns = 'kind, subject, name, email, roles, seen_at';

const DAY_MS = 86_400_000;
/** Who has not called for so long may have left: nobody tells us of that. */
const GONE_AFTER_MS = 90 * DAY_MS;
const MOST_REMEMBERED = 10_000;

export const kindOf = ({ roles }: Principal): PersonKind => (roles.includes('service') ? 'service' : 'user');

/**
 * The people and services of a tenant. Identity providers offer no directory that we could ask. Names in our own tables
 * (owners, grants) may be mistyped. Only a valid token proves that a subject exists, so these are those who had one.
 */
@Injectable()
export class People {
  /** What this process has stored today, so that each call does not write. */
  private readonly stored = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly statuses: ForgetStatuses,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Never rejects: a call that succeeds otherwise does not fail because its caller could not be stored. */
  async remember(caller: Principal): Promise<void> {
    if (caller.vouched || caller.subject.length > 200) return;
    const now = this.clock.now();
    const { tenantId, subject, name, email, roles } = caller;
    const key = JSON.stringify([tenantId, kindOf(caller), subject]);
    const known = JSON.stringify([name, email, roles, Math.floor(now.getTime() / DAY_MS)]);
    if (this.stored.get(key) === known) return;
    try {
      await this.database.inTenant(tenantId, async (tx) => {
        // What a page offers to a person depends on the roles.
        if (await store(tx, caller, now)) this.statuses.afterCommit(tx, tenantId);
      });
      if (this.stored.size >= MOST_REMEMBERED) this.stored.clear();
      this.stored.set(key, known);
    } catch (error) {
      this.logger.warn({ err: error, tenant_id: tenantId }, 'a caller could not be stored; the next call tries again');
    }
  }

  async has(tx: Tx, kind: PersonKind, subject: string): Promise<boolean> {
    return (await one(tx, 'select 1 from people where kind = $1 and subject = $2', [kind, subject])) !== undefined;
  }

  /** The roles of a person's last token; nothing for whom has not called. */
  async rolesOf(tx: Tx, subject: string): Promise<Role[] | undefined> {
    const found = await one<{ roles: Role[] }>(tx, `select roles from people where kind = 'user' and subject = $1`, [
      subject,
    ]);
    return found?.roles;
  }

  /** The name and email address of a person's last token; nothing for a service, or where no token had an address. */
  async addressOf(tx: Tx, subject: string): Promise<{ name?: string; email: string } | undefined> {
    const found = await one<{ name: string | null; email: string | null }>(
      tx,
      `select name, email from people where kind = 'user' and subject = $1`,
      [subject],
    );
    if (!found || !isEmail(found.email)) return undefined;
    return { ...(found.name && { name: found.name }), email: found.email! };
  }

  /** The people with an email address, by name. */
  colleagues(
    tx: Tx,
    { q, email, limit }: { q?: string; email?: string; limit: number },
  ): Promise<{ name: string; email: string }[]> {
    return rows(
      tx,
      `select coalesce(name, email) as name, email from people
       where kind = 'user' and email is not null and ($1::text is null or lower(email) = lower($1))
         and ($2::text is null or strpos(lower(concat_ws(' ', name, email)), lower($2)) > 0)
       order by lower(coalesce(name, email)), subject limit $3`,
      [email, q, limit],
    );
  }

  /** The admins of the tenant who can get an email. */
  async admins(tx: Tx): Promise<(PersonView & { email: string })[]> {
    const since = new Date(this.clock.now().getTime() - GONE_AFTER_MS);
    const found = await rows<PersonView>(
      tx,
      `select ${personColumns} from people where 'tenant_admin' = any(roles) and kind = 'user' and seen_at >= $1
       order by subject`,
      [since],
    );
    return found.filter((one): one is PersonView & { email: string } => isEmail(one.email));
  }
}

/** @returns whether the caller is new or has other roles than before. */
async function store(tx: Tx, caller: Principal, now: Date): Promise<boolean> {
  const { tenantId, subject, name, email, roles } = caller;
  const kind = kindOf(caller);
  const before = await one<{ same: boolean }>(
    tx,
    'select roles = $3::text[] as same from people where kind = $1 and subject = $2',
    [kind, subject, roles],
  );
  await changed(
    tx,
    `insert into people as p (tenant_id, kind, subject, name, email, roles, seen_at)
     select $1, $2, $3, $4, $5, $6, $7 where not exists (select 1 from erased_tenants)
     on conflict (tenant_id, kind, subject) do update set name = coalesce(excluded.name, p.name),
       email = coalesce(excluded.email, p.email), roles = excluded.roles, seen_at = excluded.seen_at`,
    [tenantId, kind, subject, name ?? null, email ?? null, roles, now],
  );
  return !before?.same;
}
