import { Audit, Database, one } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { LOGGER, Clock } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { PROVIDERS } from '../providers/provider-calls';
import { EndAccess, type Ended } from './end-access';
import { recordRevocation } from './record-revocation';
import { Revocation } from './revocation.entity';
import { SharedAccount } from './shared-account.system';

/** After which times a failed attempt is made again. After the last one the revocation has failed. */
const AGAIN_AFTER_MS = [15_000, 60_000, 600_000, 3_600_000, 21_600_000];
/** Longer than an attempt may take. Afterwards another process makes the attempt. */
const CLAIM_MS = 120_000;
/** How many attempts a process makes at once. The others are made later. */
const MOST = 20;

/** Asks a provider to revoke our access, and stores the outcome. */
@Injectable()
export class AttemptRevocation implements BeforeApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly access: EndAccess,
    private readonly accounts: SharedAccount,
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Resolves when the attempt has ended. It never rejects: what fails is tried again later. */
  start(tenant_id: string, integration_id: string): Promise<void> {
    const running = this.running.get(integration_id);
    if (running) return running;
    if (this.running.size >= MOST) return Promise.resolve();
    const work = this.attempt(tenant_id, integration_id)
      .catch((error: unknown) => this.logger.warn({ err: error, integration_id }, 'revocation not attempted'))
      .finally(() => this.running.delete(integration_id));
    this.running.set(integration_id, work);
    return work;
  }

  /** The attempt of this process, if one runs. */
  current(integration_id: string): Promise<void> | undefined {
    return this.running.get(integration_id);
  }

  private async attempt(tenant_id: string, integration_id: string): Promise<void> {
    const claimed = await this.claim(tenant_id, integration_id);
    if (!claimed) return;
    const ended =
      (await this.accounts.keeps(claimed)) ??
      (await this.access.end(claimed).catch((error: unknown) => this.brokenHere(claimed, error)));
    await this.store(claimed, ended);
  }

  /** An error of our own counts as an attempt, so that the revocation ends all the same. */
  private brokenHere({ integration_id }: Revocation, error: unknown): Ended {
    this.logger.error({ err: error, integration_id }, 'a revocation failed on our side');
    return { state: 'pending', reason: 'An error occurred on our side.' };
  }

  private claim(tenant_id: string, integration_id: string): Promise<Revocation | undefined> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const row = await tx.findOne(Revocation, {
        where: { integration_id, state: 'pending' },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      const now = this.clock.now();
      if (!row || row.next_at! > now) return undefined;
      row.attempts += 1;
      row.next_at = new Date(now.getTime() + CLAIM_MS);
      return tx.save(Revocation, row);
    });
  }

  private async store({ tenant_id, integration_id, attempts }: Revocation, ended: Ended): Promise<void> {
    await this.database.inTenant(tenant_id, async (tx) => {
      const row = await tx.findOne(Revocation, {
        where: { integration_id, state: 'pending', attempts },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) return;
      const now = this.clock.now();
      const again = ended.state === 'pending' ? AGAIN_AFTER_MS[attempts - 1] : undefined;
      const state = ended.state === 'pending' && again === undefined ? 'failed' : ended.state;
      row.state = state;
      row.reason = ended.reason ?? null;
      row.next_at = again === undefined ? null : new Date(now.getTime() + again);
      if (state !== 'pending') Object.assign(row, { sealed: null, account_id: null, ended_at: now });
      await tx.save(Revocation, row);
      if (state === 'pending') return;
      const known = await one<{ name: string }>(tx, 'select name from integrations where integration_id = $1', [
        integration_id,
      ]);
      const provider = this.providers.get(row.connection_code);
      await recordRevocation(tx, this.audit, row, { provider, name: known?.name ?? '' });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running.values());
  }
}
