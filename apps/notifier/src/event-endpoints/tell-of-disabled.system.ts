import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Smtp } from '../channels/email/smtp';
import { classifySmtpFailure } from '../channels/email/smtp-failure';
import { EmailConfig } from '../channels/email/email.config';
import { Templates } from '../channels/email/templates';
import { NotifierConfig } from '../config';
import { leaseFrom } from '../deliveries/lease-ended';
import { backoffMs } from '../deliveries/record-outcome';
import { recordInTime } from '../record-in-time';
import { composeDisabled, type DisabledNotice } from './compose-disabled';

const BATCH = 20;
const MOST_ATTEMPTS = 24;

const due = {
  name: 'due_endpoint_notices',
  text: `select tenant_id, endpoint_id from event_endpoints where notice_due_at <= now() order by notice_due_at limit ${BATCH}`,
};

/** Emails the contact of an endpoint that was disabled because it failed. */
@Injectable()
export class TellOfDisabled implements OnApplicationBootstrap {
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
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'tell of disabled event endpoints', async () => {
      const found = await this.database.queryInSystem<Pick<DisabledNotice, 'tenant_id' | 'endpoint_id'>>(due, []);
      await Promise.all(found.map(({ tenant_id, endpoint_id }) => this.tell(tenant_id, endpoint_id)));
    });
  }

  private async tell(tenantId: string, id: string): Promise<void> {
    const lease_ends = leaseFrom(this.config);
    const notice = await this.claim(tenantId, id);
    if (!notice) return;
    const outcome = await composeDisabled(this.templates, notice, this.email)
      .then((email) => this.smtp.send(email))
      .then(() => ({ kind: 'sent', reason: undefined }), classifySmtpFailure);
    const over = outcome.kind === 'sent' || outcome.kind === 'failed' || notice.notice_attempts >= MOST_ATTEMPTS;
    if (over && outcome.kind !== 'sent')
      this.logger.warn(
        { tenant_id: tenantId, endpoint_id: id, reason: outcome.reason },
        'nobody could be told of a disabled event endpoint',
      );
    await recordInTime(lease_ends, () => this.record(notice, over));
  }

  private async record({ tenant_id, endpoint_id, notice_attempts }: DisabledNotice, over: boolean): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        `update event_endpoints set notice_due_at = case when $3 then null else clock_timestamp() + make_interval(secs => $4 / 1000.0) end
         where endpoint_id = $1 and notice_attempts = $2`,
        [endpoint_id, notice_attempts, over, backoffMs(notice_attempts)],
      ),
    );
  }

  /** For the time of a send no other process takes it. */
  private claim(tenantId: string, id: string): Promise<DisabledNotice | undefined> {
    return this.database.inTenant(tenantId, (tx) =>
      one<DisabledNotice>(
        tx,
        `update event_endpoints e set notice_attempts = notice_attempts + 1,
           notice_due_at = clock_timestamp() + make_interval(secs => $2)
         from tenant_settings s
         where e.endpoint_id = $1 and e.notice_due_at <= clock_timestamp() and s.tenant_id = e.tenant_id
         returning e.tenant_id, e.endpoint_id, e.notice_attempts, e.url, e.contact_email, e.disabled_because, e.failing_since, s.product_name, s.mail_from, s.brand`,
        [id, this.config.SEND_LEASE_SECONDS],
      ),
    );
  }
}
