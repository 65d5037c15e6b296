import { Clock } from '@linesman/service-kit';
import { Redis } from '@linesman/redis';
import { Injectable, Optional } from '@nestjs/common';
import { type SealedRecord, Sealer } from '../sealing/sealer';
import type { RefreshAnswer } from './refresh-answer';

const KEPT = 'refresh-answers';
const MOST_AT_ONCE = 100;

interface Kept {
  tenant_id: string;
  attempt: number;
  kept_at: number;
  sealed: SealedRecord;
}

/**
 * Keeps what providers answered to refresh tokens, sealed, until it is stored. A rotating token that was sent is spent, so
 * its answer must outlast the process and a database that is away. It is in Redis, where every process finds it: see
 * docs/adr/0023. Without Redis (`STATUS_CACHE=in_process`) nothing is kept.
 */
@Injectable()
export class KeptAnswers {
  constructor(
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    @Optional() private readonly redis?: Redis,
  ) {}

  /** @returns whether it is kept. */
  async keep(answer: RefreshAnswer): Promise<boolean> {
    const { tenant_id, integration_id, attempt } = answer;
    const sealed = this.sealer.seal({ tenant_id, record_id: integration_id }, { answer: JSON.stringify(answer) });
    const kept: Kept = { tenant_id, attempt, kept_at: this.clock.now().getTime(), sealed };
    try {
      return (await this.redis?.hset(KEPT, integration_id, JSON.stringify(kept))) !== undefined;
    } catch {
      return false;
    }
  }

  /** @throws if Redis does not answer: then nobody knows. And CannotOpen, if its key is gone. */
  async find(integration_id: string): Promise<RefreshAnswer | undefined> {
    const kept = await this.redis?.hget(KEPT, integration_id);
    return kept ? this.open(integration_id, kept) : undefined;
  }

  /** Integrations whose answers were kept before a time; some of them, if there are many. */
  async before(time: number): Promise<string[]> {
    const [, found] = (await this.redis?.hscan(KEPT, 0, 'COUNT', MOST_AT_ONCE)) ?? ['0', []];
    return found.filter((_, at) => at % 2 === 0 && (JSON.parse(found[at + 1]!) as Kept).kept_at < time);
  }

  async forget({ integration_id, attempt }: RefreshAnswer): Promise<void> {
    const kept = await this.redis?.hget(KEPT, integration_id);
    if (kept && (JSON.parse(kept) as Kept).attempt <= attempt) await this.redis?.hdel(KEPT, integration_id);
  }

  private open(integration_id: string, kept: string): RefreshAnswer {
    const { tenant_id, sealed } = JSON.parse(kept) as Kept;
    return JSON.parse(this.sealer.open({ tenant_id, record_id: integration_id }, sealed, 'answer')) as RefreshAnswer;
  }
}
