import { type DeliveryChannelName, storable } from '@linesman/contracts';
import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { leaseFrom } from '../deliveries/lease-ended';
import { backoffMs } from '../deliveries/record-outcome';
import { recordInTime } from '../record-in-time';
import { EmailFirstCheck } from './email-first-check';
import type { FirstCheckMessage } from './first-check-message';
import { PostFirstCheck } from './post-first-check';

type Due = Pick<FirstCheckMessage, 'tenant_id' | 'integration_id'>;

interface Outcome {
  state: 'sent' | 'not_sent' | 'pending';
  channel?: DeliveryChannelName;
  reason?: string;
  after_ms?: number;
}

const BATCH = 20;
const MOST_ATTEMPTS = 24;
/** After so many failures of Slack an email is sent. */
const MOST_POSTS = 8;

const dueMessages = {
  name: 'due_first_check_messages',
  text: `select tenant_id, integration_id from first_check_messages
    where state = 'pending' and next_attempt_at <= now() order by next_attempt_at limit ${BATCH}`,
};

/** Sends each message once. A claim lets only one process send it at a time. */
@Injectable()
export class SendFirstChecks implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly slack: PostFirstCheck,
    private readonly email: EmailFirstCheck,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'tell users of first checks', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const due = await this.database.queryInSystem<Due>(dueMessages, []);
    await Promise.all(due.map((one) => this.send(one)));
  }

  private async send(due: Due): Promise<void> {
    const lease_ends = leaseFrom(this.config);
    const claimed = await this.claim(due);
    if (!claimed) return;
    const outcome = await this.tell(claimed);
    if (outcome.state === 'not_sent')
      this.logger.warn({ ...due, reason: outcome.reason }, 'a user was not told of the first check');
    await recordInTime(lease_ends, () => this.record(claimed, outcome));
  }

  /** On Slack where the user is known there, otherwise by email. */
  private async tell(message: FirstCheckMessage): Promise<Outcome> {
    const workspace = message.settings.slack_integration_id;
    // A user is told as a CSM is.
    const channel = this.channels.of('csm');
    if (workspace && message.attempts <= MOST_POSTS) {
      const failure = await this.slack.post(message, workspace);
      if (!failure) return { state: 'sent', channel };
      const { kind, reason } = failure;
      if (kind === 'retry') return { state: 'pending', reason, after_ms: failure.after_ms };
      // The next attempt looks whether it was posted.
      if (kind === 'ambiguous') return { state: 'pending', reason };
    }
    const sent = await this.email.send(message);
    if (sent.kind === 'sent') return { state: 'sent', channel: this.channels.get(channel).fallback };
    const over = sent.kind === 'failed' || message.attempts >= MOST_ATTEMPTS;
    return { state: over ? 'not_sent' : 'pending', reason: sent.reason };
  }

  private claim({ tenant_id, integration_id }: Due): Promise<FirstCheckMessage | undefined> {
    return this.database.inTenant(tenant_id, (tx) =>
      one<FirstCheckMessage>(
        tx,
        `update first_check_messages m set attempts = attempts + 1,
           next_attempt_at = clock_timestamp() + make_interval(secs => $2)
         from tenant_settings s
         where m.integration_id = $1 and m.state = 'pending' and m.next_attempt_at <= clock_timestamp()
           and s.tenant_id = m.tenant_id
         returning m.tenant_id, m.integration_id, m.first_check, m.attempts, m.created_at, to_jsonb(s) as settings`,
        [integration_id, this.config.SEND_LEASE_SECONDS],
      ),
    );
  }

  private async record({ tenant_id, integration_id, attempts }: FirstCheckMessage, outcome: Outcome): Promise<void> {
    const { state, channel, reason, after_ms = backoffMs(attempts) } = outcome;
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        `update first_check_messages set state = $2, reason = $3, channel = $4,
           next_attempt_at = clock_timestamp() + make_interval(secs => $5 / 1000.0),
           settled_at = case when $2 <> 'pending' then clock_timestamp() end
         where integration_id = $1 and state = 'pending' and attempts = $6`,
        [
          integration_id,
          state,
          reason === undefined ? null : storable(reason, 500),
          channel ?? null,
          after_ms,
          attempts,
        ],
      ),
    );
  }
}
