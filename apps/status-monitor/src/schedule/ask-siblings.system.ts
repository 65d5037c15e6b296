import { afterCommit, changed, Database, one, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Redis } from '@linesman/redis';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { deadCauses } from '../probe-intervals';
import { PROVIDERS } from '../providers';
import { dueNow } from './schedule-probe';

const PAUSE_SECONDS = 10;
const MOST = 30;

/** $1: the connection, $2: dead causes, $3: an account, or null for all. Those that were checked just now are left out. */
const askOthers = `with others as materialized (
    select s.integration_id from probe_schedule s join integration_health h using (integration_id)
    where s.connection_code = $1 and s.due_at > now() and s.quick_probes is null
      and ($3::text is null or s.integration_id = any(array(
        select i.integration_id from integrations_copy i
        where not i.deleted and i.connection_code = $1 and i.account_id = $3)))
      and (h.cause is null or h.cause <> all($2::text[]))
      and coalesce(h.last_checked_at, '-infinity') < clock_timestamp() - interval '${PAUSE_SECONDS} seconds'
    order by s.due_at limit ${MOST} for update of s skip locked)
  update probe_schedule s set ${dueNow} where s.integration_id = any(array(select integration_id from others))`;

interface Failed {
  integration_id: string;
  integration_type: string;
}

/**
 * When an integration fails for the provider's reason, others of the provider are probed at once, a few every ten
 * seconds. Where tenants enter the address, the others are those of the same account.
 */
@Injectable()
export class AskSiblings {
  /** So that a storm of failures does not ask Redis for each of them. */
  private readonly askedUntil = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly redis: Redis,
    @Inject(PROVIDERS) private readonly providers: Providers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Nothing is lost if it fails: the next failure asks again. */
  askAfterCommit(tx: Tx, failed: Failed): void {
    afterCommit(tx, () => {
      this.ask(failed).catch((error: unknown) =>
        this.logger.warn({ err: error, integration_id: failed.integration_id }, 'others of the provider not probed'),
      );
    });
  }

  private async ask({ integration_id, integration_type }: Failed): Promise<void> {
    const byAccount = this.providers.get(integration_type)?.manifest.addresses === 'tenant';
    if (!this.isTimeFor(byAccount ? integration_id : integration_type)) return;
    const account = byAccount ? await this.accountOf(integration_id) : null;
    if (byAccount && !account) return;
    // In all processes once in this time.
    const key = `siblings:${integration_type}:${account ?? ''}`;
    if ((await this.redis.set(key, '1', 'EX', PAUSE_SECONDS, 'NX')) !== 'OK') return;
    await this.database.inSystem((tx) => changed(tx, askOthers, [integration_type, deadCauses, account]));
  }

  private async accountOf(integrationId: string): Promise<string | null> {
    const found = await this.database.inSystem((tx) =>
      one<{ account_id: string | null }>(tx, 'select account_id from integrations_copy where integration_id = $1', [
        integrationId,
      ]),
    );
    return found?.account_id ?? null;
  }

  private isTimeFor(key: string): boolean {
    const now = performance.now();
    // The oldest comes first, and all are kept for as long.
    for (const [known, until] of this.askedUntil) {
      if (until > now) break;
      this.askedUntil.delete(known);
    }
    if (this.askedUntil.has(key)) return false;
    this.askedUntil.set(key, now + PAUSE_SECONDS * 1_000);
    return true;
  }
}
