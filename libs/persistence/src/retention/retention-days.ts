import { schemaOwners } from '@linesman/contracts';
import type { ServiceSchema } from '../service-schema';
import { isKept, type Kept } from './retention';

const DAY_MS = 24 * 3_600_000;

/** For how long a service keeps the rows of its tables: what schema.ts declares, unless the configuration says otherwise. */
export class RetentionDays {
  private readonly kept: Map<string, Kept>;

  /** @param changes days by `<service>.<table>`; another service knows its own tables. */
  constructor({ service, retention }: Pick<ServiceSchema, 'service' | 'retention'>, changes: Record<string, number>) {
    const declared = Object.entries(retention).flatMap(([table, one]) => (isKept(one) ? [[table, one] as const] : []));
    this.kept = new Map(declared);
    for (const [name, days] of Object.entries(changes)) {
      const [owner, table] = name.split('.') as [string, string];
      if (!(schemaOwners as readonly string[]).includes(owner))
        throw new Error(`RETENTION_DAYS: ${name} names no service that has tables; there are ${list(schemaOwners)}.`);
      if (owner !== service) continue;
      const known = this.kept.get(table);
      if (!known)
        throw new Error(
          `RETENTION_DAYS: ${name} is no table whose rows are deleted after days; ${service} has ${list(this.kept.keys())}.`,
        );
      if (days < (known.at_least ?? 1))
        throw new Error(`RETENTION_DAYS: ${name} must be kept for ${known.at_least ?? 1} days at least.`);
      this.kept.set(table, { ...known, days });
    }
  }

  /** Rows of the table that are older than this are deleted. */
  before(table: string, now: Date): Date {
    const kept = this.kept.get(table);
    if (!kept) throw new Error(`the schema declares no days for ${table}`);
    return new Date(now.getTime() - kept.days * DAY_MS);
  }
}

const list = (names: Iterable<string>): string => [...names].sort().join(', ');
