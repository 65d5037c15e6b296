import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { createOutside, type Http } from '@linesman/provider-kit';
import { Clock, LOGGER, Periodic, Shares } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { recordInTime } from '../record-in-time';
import { AnswerNotes } from './answer-notes';
import type { ClaimedEvent } from './claimed-event';
import { type Answer, postEvent } from './post-event';
import { RecordAttempt } from './record-attempt';
import { SigningConfig } from './signing.config';
import { secretsOf } from './signing';

const SLOTS = 32;
const OF_AN_ENDPOINT = 4;
const TIMEOUT_MS = 15_000;
/** Longer than all that is claimed of an endpoint, one after the other. A process that died leaves its deliveries to others. */
const LEASE_SECONDS = 120;
/** Of the lease, what is left for recording an attempt that waited for the others of its endpoint. */
const RECORD_WITHIN_MS = 1_000 * LEASE_SECONDS - OF_AN_ENDPOINT * TIMEOUT_MS;

/**
 * Goes from endpoint to endpoint by an index, from `$1` on, and takes a few due deliveries of each that is enabled, but of
 * none in `$2`.
 */
const claim = {
  name: 'claim_due_events',
  text: `with recursive waiting as (
      (select endpoint_id from event_deliveries where state = 'pending' and endpoint_id >= $1::uuid
       order by endpoint_id limit 1)
      union all
      select n.endpoint_id from waiting w cross join lateral (
        select endpoint_id from event_deliveries d where d.state = 'pending' and d.endpoint_id > w.endpoint_id
        order by d.endpoint_id limit 1) n
    ), due as (
      select d.delivery_id from waiting w join event_endpoints e using (endpoint_id) cross join lateral (
        select d.delivery_id from event_deliveries d
        where d.endpoint_id = w.endpoint_id and d.state = 'pending' and d.next_attempt_at <= now()
        order by d.next_attempt_at limit ${OF_AN_ENDPOINT} for update skip locked) d
      where e.state = 'enabled' and w.endpoint_id <> all($2::uuid[])
      limit $3)
    update event_deliveries d
    set attempts = d.attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    from due, event_endpoints e
    where d.delivery_id = due.delivery_id and e.endpoint_id = d.endpoint_id
    returning d.delivery_id, d.tenant_id, d.endpoint_id, d.event_id, d.attempts, d.step_id, d.retry, e.url, e.secret_version, e.old_secret_until,
      coalesce(extract(epoch from clock_timestamp() - e.failing_since), 0)::float8 as failing_for,
      coalesce(d.body, (select body from kept_events k where k.event_id = d.event_id)) as body`,
};

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Sends what is due to the endpoints of all tenants. One that is slow never has more than its share of this process. */
@Injectable()
export class SendEvents implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly shares = new Shares(SLOTS);
  private readonly underWay = new Set<Promise<void>>();
  private readonly http: Http;
  private looking?: Promise<void>;
  private again = false;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly record: RecordAttempt,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    private readonly signing: SigningConfig,
    private readonly notes: AnswerNotes,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.http = createOutside({
      origins: {},
      allow_loopback: config.ALLOW_LOOPBACK_ADDRESSES,
      timeout_ms: TIMEOUT_MS,
      user_agent: 'Linesman',
    })({ addresses: 'tenant' });
  }

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'send events to endpoints', () => this.look());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.looking;
    await Promise.allSettled(this.underWay);
  }

  /** For what was just made due. Nobody waits for it: what is due is also found without. */
  lookSoon(): void {
    void this.look().catch(() => undefined);
  }

  /** Starts what is due now. A look that is asked for during another one follows it. */
  private look(): Promise<void> {
    this.again = true;
    this.looking ??= this.lookAgain().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookAgain(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false;
      const room = SLOTS - this.underWay.size;
      if (room <= 0) return;
      const from = randomUUID();
      const claimed = await this.claim(from, room);
      if (claimed.length < room) claimed.push(...(await this.claim(FIRST, room - claimed.length)));
      for (const one of claimed) this.start(one);
    }
  }

  private claim(from: string, room: number): Promise<ClaimedEvent[]> {
    return this.database.queryInSystem<ClaimedEvent>(claim, [from, this.shares.full(), room]);
  }

  private start(claimed: ClaimedEvent): void {
    const running = this.shares
      .run([claimed.endpoint_id], () => this.attempt(claimed))
      .catch((error: unknown) =>
        this.logger.warn({ err: error, delivery_id: claimed.delivery_id }, 'an attempt is not recorded; it stays due'),
      )
      .then(() => {
        this.underWay.delete(running);
        this.lookSoon();
      });
    this.underWay.add(running);
  }

  private async attempt(claimed: ClaimedEvent): Promise<void> {
    if (claimed.body === null) return this.record.deleted(claimed);
    const taken = await this.notes.ofAttemptBefore(claimed);
    const answer = taken ?? (await this.post(claimed, claimed.body));
    this.notes.note(claimed, answer);
    await recordInTime(performance.now() + RECORD_WITHIN_MS, () => this.record.attempt(claimed, answer));
    if (answer.status) this.notes.forget(claimed);
  }

  private post(claimed: ClaimedEvent, body: string): Promise<Answer> {
    const now = this.clock.now();
    const secrets = secretsOf(this.signing.EVENT_SIGNING_KEY, claimed, now);
    const { event_id, url } = claimed;
    return postEvent(this.http, { event_id, url, body, secrets }, now);
  }
}
