import type { DeliveryChannelName } from '@linesman/contracts';
import { Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '../deliveries/channel-registry';
import type { Alerting } from './alerting';

interface Known extends Pick<Alerting, 'has_settings' | 'alerted' | 'tested_at'> {
  chosen: DeliveryChannelName | null;
  has_workspace: boolean;
}

@Injectable()
export class ReadAlerting {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
  ) {}

  async read(tenantId: string): Promise<Alerting> {
    const known = await this.database.inTenant(tenantId, (tx) => one<Known>(tx, knownOf, [tenantId]));
    const { chosen, has_workspace, ...rest } = known!;
    return { channel: chosen ?? this.withoutChoice(has_workspace), ...rest };
  }

  private withoutChoice(hasWorkspace: boolean): DeliveryChannelName {
    const { name, fallback } = this.channels.get(this.channels.of('csm'));
    return hasWorkspace ? name : (fallback ?? name);
  }
}

const knownOf = `select s.slack_integration_id is not null as has_workspace,
    s.tenant_id is not null as has_settings,
    (select c.channel from chosen_channels c where c.tenant_id = $1) as chosen,
    exists (select from deliveries d where d.tenant_id = $1 and d.state = 'sent') as alerted,
    (select a.at from audit_log a where a.subject_id = $1::text and a.subject_type = 'test_alert'
       and a.action = 'test_alert.sent' order by a.id desc limit 1) as tested_at
  from (select $1::uuid as tenant_id) t left join tenant_settings s using (tenant_id)`;
