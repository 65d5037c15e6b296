import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { chosenOr } from '../deliveries/chosen-channel';
import { leaseFrom } from '../deliveries/lease-ended';
import type { MessageOutcome } from '../deliveries/outcome-of-message';
import { SendPersonal } from '../deliveries/send-personal';
import { recordInTime } from '../record-in-time';
import { contentOf, type FirstCheckMessage } from './first-check-message';

interface Due {
  tenant_id: string;
  integration_id: string;
}

const BATCH = 20;

const dueMessages = {
  name: 'due_first_check_messages',
  text: `select tenant_id, integration_id from first_check_messages
    where state = 'pending' and next_attempt_at <= now() order by next_attempt_at limit ${BATCH}`,
};

/** Sends each message once: where CSMs are told of signals, or by email where that is impossible. A claim lets only one process send it at a time. */
@Injectable()
export class SendFirstChecks implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly sending: SendPersonal,
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
    const claimed = await this.claim(due);
    if (!claimed) return;
    const outcome = await this.sending.attempt(claimed, () => Promise.resolve(contentOf(claimed.first_check)));
    await recordInTime(claimed.lease_ends, () => this.record(claimed, outcome));
  }

  private async claim({ tenant_id, integration_id }: Due): Promise<FirstCheckMessage | undefined> {
    const lease_ends = leaseFrom(this.config);
    // A user is told as a CSM is.
    const values = [integration_id, this.config.SEND_LEASE_SECONDS, this.channels.of('csm')];
    const claimed = await this.database.inTenant(tenant_id, (tx) =>
      one<Omit<FirstCheckMessage, 'lease_ends'>>(tx, claim, values),
    );
    return claimed && { ...claimed, lease_ends };
  }

  private async record(claimed: FirstCheckMessage, outcome: MessageOutcome): Promise<void> {
    const { tenant_id, id, attempts } = claimed;
    const { state, reason, channel, after_ms, attempts: counted } = this.sending.after(claimed, outcome);
    if (state === 'not_sent')
      this.logger.warn({ tenant_id, integration_id: id, reason }, 'a user was not told of the first check');
    const values = [id, attempts, state, reason, after_ms, channel, counted];
    await this.database.inTenant(tenant_id, (tx) => changed(tx, record, values));
  }
}

/** From the claim on it may have been sent, until the outcome says that it was not. */
const claim = `with due as (
    select integration_id, ambiguous_since from first_check_messages
    where integration_id = $1 and state = 'pending' and next_attempt_at <= clock_timestamp() for update skip locked)
  update first_check_messages m set attempts = attempts + 1,
    ambiguous_since = coalesce(m.ambiguous_since, clock_timestamp()),
    next_attempt_at = clock_timestamp() + make_interval(secs => $2)
  from due, tenant_settings s
  where m.integration_id = due.integration_id and s.tenant_id = m.tenant_id
  returning m.integration_id as id, m.tenant_id, lower(m.first_check #>> '{added_by,email}') as recipient,
    coalesce(m.channel, ${chosenOr('$3', { by_choice: 'true', tenant: 'm.tenant_id' })}) as channel, m.first_check,
    m.attempts, m.created_at, due.ambiguous_since, due.ambiguous_since is not null as may_be_sent,
    coalesce(due.ambiguous_since < clock_timestamp() - interval '10 minutes', false) as uncertain_for_long,
    to_jsonb(s) as settings`;

const record = `update first_check_messages set state = case when $3 = 'sending' then 'pending' else $3 end, reason = $4,
    channel = $6, attempts = $7, next_attempt_at = clock_timestamp() + make_interval(secs => $5 / 1000.0),
    ambiguous_since = case when $3 = 'sending' then ambiguous_since end,
    settled_at = case when $3 in ('sent', 'not_sent') then clock_timestamp() end
  where integration_id = $1 and state = 'pending' and attempts = $2`;
