import type { DeliveryChannelName } from '@linesman/contracts';
import { Audit, Database, one, type Tx } from '@linesman/persistence';
import { Redis, TenantQuota } from '@linesman/redis';
import { type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '../deliveries/channel-registry';
import type { TestAlert } from '../deliveries/test-alert';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { SentTest, UnsentTest } from './alerting';
import { ReadAlerting } from './read-alerting';

export const MOST_AN_HOUR = 20;

/** Sends a test alert to whoever asks for it, on the tenant's way of alerts. Nothing is tried again: they see the answer. */
@Injectable()
export class SendTestAlert {
  private readonly quota: TenantQuota;

  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly reading: ReadAlerting,
    private readonly audit: Audit,
    redis: Redis,
  ) {
    this.quota = new TenantQuota(redis, 'test_alerts', { points: MOST_AN_HOUR, seconds: 3_600 });
  }

  async send(caller: Principal): Promise<SentTest> {
    const { tenantId, email, name, subject } = caller;
    if (!email) throw new Problem(422, 'no-address', 'Your token names no email address, and the test is for you.');
    const [settings, { channel }] = await Promise.all([this.settingsOf(tenantId), this.reading.read(tenantId)]);
    if (!settings)
      throw new Problem(409, 'no-settings', 'Save the settings of the workspace first: they name the sender.');
    if ((await this.quota.take(tenantId)) > 0)
      throw new Problem(429, 'too-many-tests', `At most ${MOST_AN_HOUR} test alerts are sent an hour.`);
    const sent = await this.alongTheWay(channel, { settings, recipient: email.toLowerCase(), name: name ?? subject });
    await this.database.inTenant(tenantId, (tx) => this.record(tx, caller, sent));
    return sent;
  }

  /** As of an alert: where a channel does not take it, the one that takes over is tried. */
  private async alongTheWay(first: DeliveryChannelName, test: TestAlert): Promise<SentTest> {
    const refused: UnsentTest[] = [];
    const nowhere = { channel: null, in_channel: false, channel_refused: null, refused, no_answer: null };
    for (let at: DeliveryChannelName | undefined = first; at; at = this.channels.get(at).fallback) {
      const outcome = await this.channels.get(at).test(test);
      const { in_channel = false, channel_refused = null } = outcome;
      if (outcome.kind === 'sent') return { ...nowhere, channel: at, in_channel, channel_refused };
      const unsent = { channel: at, reason: outcome.reason };
      // An alert is looked for there before another channel takes over. A test ends here.
      if (outcome.kind === 'ambiguous') return { ...nowhere, no_answer: unsent };
      refused.push(unsent);
    }
    return nowhere;
  }

  private settingsOf(tenantId: string): Promise<TenantSettingsRow | undefined> {
    return this.database.inTenant(tenantId, (tx) =>
      one<TenantSettingsRow>(tx, 'select * from tenant_settings where tenant_id = $1', [tenantId]),
    );
  }

  private record(tx: Tx, { tenantId: tenant_id, subject: actor }: Principal, sent: SentTest): Promise<void> {
    const action = sent.channel ? 'test_alert.sent' : sent.no_answer ? 'test_alert.unanswered' : 'test_alert.refused';
    return this.audit.record(tx, {
      tenant_id,
      actor,
      action,
      subject_type: 'test_alert',
      subject_id: tenant_id,
      detail: { ...sent },
    });
  }
}
