import { setTimeout as pause } from 'node:timers/promises';
import { ProviderError, refreshToken, type TokenSet } from '@linesman/provider-kit';
import { Clock, LOGGER, Periodic, Problem } from '@linesman/service-kit';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Logger } from 'pino';
import { type ClaimedRefresh, ClaimTokenRefresh, unanswered } from './claim-token-refresh';
import { KeptAnswers } from './kept-answers';
import type { Leasable } from './read-leasable';
import { RecordTokenRefresh } from './record-token-refresh';
import { answerOf, type RefreshAnswer } from './refresh-answer';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;
const LOOK_EVERY_MS = 5_000;
/** The process that got an answer has stored it by then, unless it died or the database is away. */
const OWN_MS = 10_000;

/** Runs the token refreshes of this process, at most one at a time for each integration. */
@Injectable()
export class TokenRefreshes implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly all = new Map<string, Promise<Leasable | undefined>>();
  private stopping = false;

  constructor(
    private readonly claims: ClaimTokenRefresh,
    private readonly results: RecordTokenRefresh,
    private readonly kept: KeptAnswers,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(LOOK_EVERY_MS, 'store kept answers to token refreshes', () => this.storeKept());
  }

  running(integration_id: string): Promise<Leasable | undefined> | undefined {
    return this.all.get(integration_id);
  }

  /**
   * It continues even if the caller stops waiting.
   * @returns once the result is stored, a refusal included; and the row at once, if there is nothing to do.
   */
  run(tenant_id: string, integration_id: string, refused_version?: number): Promise<Leasable | undefined> {
    const work = this.refresh(tenant_id, integration_id, refused_version).finally(() =>
      this.all.delete(integration_id),
    );
    // Logged here, because no caller may be waiting any more.
    work.catch((error: unknown) => this.logger.error({ err: error, integration_id }, 'token refresh failed'));
    this.all.set(integration_id, work);
    return work;
  }

  private async refresh(
    tenant_id: string,
    integration_id: string,
    refused_version?: number,
  ): Promise<Leasable | undefined> {
    let claimed = await this.claims.claim(tenant_id, integration_id, refused_version, false);
    if (claimed === unanswered) {
      const answer = await this.kept.find(integration_id);
      if (answer) {
        await this.storeAnswer(answer);
        return undefined;
      }
      claimed = await this.claims.claim(tenant_id, integration_id, refused_version, true);
    }
    if (claimed === unanswered) return undefined;
    if ('nothing_to_send' in claimed) return claimed.row;
    // Another process may have sent the token since.
    if (claimed.isOver()) {
      this.logger.warn({ integration_id }, 'token not sent: the claim has run out');
      return undefined;
    }
    const outcome = await refreshToken(claimed.endpoint, claimed.refresh_token).catch((error: unknown) => {
      if (error instanceof ProviderError) return error;
      throw error;
    });
    await this.store(claimed, outcome);
    return undefined;
  }

  private async store(claimed: ClaimedRefresh, outcome: TokenSet | ProviderError): Promise<void> {
    if (outcome instanceof ProviderError)
      return this.retry(claimed.row.integration_id, () => this.results.failed(claimed, outcome.failure));
    const answer = answerOf(claimed, outcome);
    // Kept and stored at the same time: nobody waits for Redis while the database answers.
    let kept = this.kept.keep(answer);
    const keep = async (): Promise<boolean> => (await kept) || (kept = this.kept.keep(answer));
    await this.retry(answer.integration_id, () => this.results.succeeded(answer), keep);
    void kept.then(() => this.forget(answer));
  }

  /** Goes on as long as the process lives. At its end, what is kept is left to another one. */
  private async retry(
    integration_id: string,
    store: () => Promise<void>,
    keep = () => Promise.resolve(true),
  ): Promise<void> {
    for (let delay = FIRST_PAUSE_MS; ; delay = Math.min(2 * delay, LONGEST_PAUSE_MS)) {
      try {
        return await store();
      } catch (error) {
        if (error instanceof Problem) throw error;
        this.logger.warn({ err: error, integration_id }, 'token refresh not stored yet');
        if ((await keep()) && this.stopping) throw error;
        await pause(delay);
      }
    }
  }

  /** Of processes that died, or that had no database to store it in. */
  private async storeKept(): Promise<void> {
    for (const integration_id of await this.kept.before(this.clock.now().getTime() - OWN_MS)) {
      const answer = await this.kept.find(integration_id);
      if (answer) await this.storeAnswer(answer);
    }
  }

  private async storeAnswer(answer: RefreshAnswer): Promise<void> {
    await this.results.succeeded(answer).catch((error: unknown) => {
      // The integration is gone, and its tokens with it.
      if (!(error instanceof Problem)) throw error;
    });
    await this.kept.forget(answer);
  }

  private forget(answer: RefreshAnswer): Promise<void> {
    return this.kept
      .forget(answer)
      .catch((error: unknown) =>
        this.logger.debug({ err: error, integration_id: answer.integration_id }, 'a stored answer is still kept'),
      );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.all.values());
  }

  /** Leases are answered until the messaging server is closed, so a refresh may have begun since. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.all.values());
  }
}
