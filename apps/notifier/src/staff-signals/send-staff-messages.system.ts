import { storable } from '@linesman/contracts';
import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { leaseFrom } from '../deliveries/lease-ended';
import { backoffMs } from '../deliveries/record-outcome';
import { recordInTime } from '../record-in-time';
import { EmailStaff } from './email-staff';
import { PostToStaff } from './post-to-staff';
import { DELIVERIES_GIVEN_UP, DELIVERIES_LATE, type StaffMessage } from './staff-message';

type Due = Pick<StaffMessage, 'tenant_id' | 'staff_signal_id'>;

interface Outcome {
  state: 'sent' | 'not_sent' | 'pending';
  reason?: string;
}

const BATCH = 20;
const MOST_ATTEMPTS = 24;
/** After so many failures of Slack an email is sent. */
const MOST_POSTS = 5;

const dueMessages = {
  name: 'due_staff_messages',
  text: `select tenant_id, staff_signal_id from staff_messages
    where state = 'pending' and next_attempt_at <= now() order by next_attempt_at limit ${BATCH}`,
};

/** Sends each message once where the settings of the platform tenant say. A claim lets only one process send it at a time. */
@Injectable()
export class SendStaffMessages implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly slack: PostToStaff,
    private readonly email: EmailStaff,
    private readonly channels: ChannelRegistry,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'tell staff about Linesman itself', () => this.sweep());
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
    const { staff_signal_id } = due;
    if (outcome.state === 'not_sent')
      this.logger.error({ staff_signal_id, reason: outcome.reason }, 'staff have a task and no message');
    await recordInTime(lease_ends, () => this.record(claimed, outcome));
  }

  /** On Slack, and by email where that is impossible or where messages on Slack do not arrive. */
  private async tell(message: StaffMessage): Promise<Outcome> {
    const { staff_alerts, slack_integration_id } = message.settings;
    const { slack_id, email } = staff_alerts ?? {};
    let reason = 'no_staff_alerts';
    const avoided = email !== undefined && this.isStuck(message);
    if (slack_id && slack_integration_id && message.attempts <= MOST_POSTS && !avoided) {
      const failure = await this.slack.post(message, slack_integration_id, slack_id);
      if (!failure) return { state: 'sent' };
      reason = failure.reason;
      // It is better to be told twice than not at all.
      if (failure.kind === 'retry' || failure.kind === 'ambiguous') return { state: 'pending', reason };
    }
    if (!email) return { state: 'not_sent', reason };
    const sent = await this.email.send(message, email);
    if (sent.kind === 'sent') return { state: 'sent' };
    const over = sent.kind === 'failed' || message.attempts >= MOST_ATTEMPTS;
    return { state: over ? 'not_sent' : 'pending', reason: sent.reason };
  }

  /** It tells that messages on the channel of staff do not arrive. */
  private isStuck({ staff_signal: { kind, about } }: StaffMessage): boolean {
    return [DELIVERIES_LATE, DELIVERIES_GIVEN_UP].includes(kind) && about === this.channels.of('staff');
  }

  /** Nothing is claimed before the settings of the platform tenant have arrived. */
  private claim({ tenant_id, staff_signal_id }: Due): Promise<StaffMessage | undefined> {
    return this.database.inTenant(tenant_id, (tx) =>
      one<StaffMessage>(
        tx,
        `update staff_messages m set attempts = attempts + 1,
           next_attempt_at = clock_timestamp() + make_interval(secs => $2)
         from tenant_settings s
         where m.staff_signal_id = $1 and m.state = 'pending' and m.next_attempt_at <= clock_timestamp()
           and s.tenant_id = m.tenant_id
         returning m.tenant_id, m.staff_signal_id, m.staff_signal, m.attempts, to_jsonb(s) as settings`,
        [staff_signal_id, this.config.SEND_LEASE_SECONDS],
      ),
    );
  }

  private async record({ tenant_id, staff_signal_id, attempts }: StaffMessage, outcome: Outcome): Promise<void> {
    const { state, reason } = outcome;
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        `update staff_messages set state = $2, reason = $3,
           next_attempt_at = clock_timestamp() + make_interval(secs => $4 / 1000.0),
           settled_at = case when $2 <> 'pending' then clock_timestamp() end
         where staff_signal_id = $1 and state = 'pending' and attempts = $5`,
        [staff_signal_id, state, reason === undefined ? null : storable(reason, 500), backoffMs(attempts), attempts],
      ),
    );
  }
}
