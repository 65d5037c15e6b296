import { storable } from '@linesman/contracts';
import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { EmailConfig } from '../channels/email/email.config';
import { Smtp } from '../channels/email/smtp';
import { classifySmtpFailure } from '../channels/email/smtp-failure';
import { Templates } from '../channels/email/templates';
import { NotifierConfig } from '../config';
import { leaseFrom } from '../deliveries/lease-ended';
import { backoffMs } from '../deliveries/record-outcome';
import { recordInTime } from '../record-in-time';
import { composeRequest, type RequestEmail } from './compose-request';

type Due = Pick<RequestEmail, 'tenant_id' | 'request_id' | 'email'>;

const BATCH = 20;
const MOST_ATTEMPTS = 24;

const dueRequests = {
  name: 'due_access_requests',
  text: `select tenant_id, request_id, email from access_request_emails
    where state = 'pending' and next_attempt_at <= now() order by next_attempt_at limit ${BATCH}`,
};

const ended = new Counter({
  name: 'access_request_emails_total',
  help: 'Emails to admins about access requests that were sent, and those that were given up.',
  labelNames: ['state'],
});

/** Sends what is due in any tenant. Any number of processes may do so: a claim lets only one send an email at a time. */
@Injectable()
export class SendRequests implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly smtp: Smtp,
    private readonly templates: Templates,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    private readonly email: EmailConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'email admins about access requests', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const due = await this.database.queryInSystem<Due>(dueRequests, []);
    await Promise.all(due.map((one) => this.send(one)));
  }

  private async send(due: Due): Promise<void> {
    const lease_ends = leaseFrom(this.config);
    const claimed = await this.claim(due);
    if (!claimed) return;
    const outcome = await composeRequest(this.templates, claimed, this.email)
      .then((email) => this.smtp.send(email))
      .then(() => ({ kind: 'sent', reason: undefined }), classifySmtpFailure);
    const over = outcome.kind === 'failed' || claimed.attempts >= MOST_ATTEMPTS;
    const state = outcome.kind === 'sent' ? 'sent' : over ? 'failed' : 'pending';
    if (state !== 'pending') ended.inc({ state });
    if (state === 'failed')
      this.logger.warn(
        { tenant_id: due.tenant_id, request_id: due.request_id, reason: outcome.reason },
        'an admin could not be asked by email',
      );
    await recordInTime(lease_ends, () => this.record(claimed, state, outcome.reason));
  }

  /** For the time of a send no other process takes it. Afterwards one may: this process may have died. */
  private claim({ tenant_id, request_id, email }: Due): Promise<RequestEmail | undefined> {
    return this.database.inTenant(tenant_id, (tx) =>
      one<RequestEmail>(
        tx,
        `update access_request_emails e set attempts = attempts + 1,
           next_attempt_at = clock_timestamp() + make_interval(secs => $3)
         from tenant_settings s
         where e.request_id = $1 and e.email = $2 and e.state = 'pending' and e.next_attempt_at <= clock_timestamp()
           and s.tenant_id = e.tenant_id
         returning e.tenant_id, e.request_id, e.email, e.name, e.request, e.attempts, s.product_name, s.mail_from, s.brand`,
        [request_id, email, this.config.SEND_LEASE_SECONDS],
      ),
    );
  }

  private async record(claimed: RequestEmail, state: 'sent' | 'failed' | 'pending', reason?: string): Promise<void> {
    const { tenant_id, request_id, email, attempts } = claimed;
    const again_ms = state === 'pending' ? backoffMs(attempts) : 0;
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        `update access_request_emails set state = $4, reason = $5,
           next_attempt_at = clock_timestamp() + make_interval(secs => $6 / 1000.0),
           settled_at = case when $4 <> 'pending' then clock_timestamp() end
         where request_id = $1 and email = $2 and state = 'pending' and attempts = $3`,
        [request_id, email, attempts, state, reason === undefined ? null : storable(reason, 500), again_ms],
      ),
    );
  }
}
