import { Audit, changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { chooseChannel, forgetChoice } from '../../../deliveries/chosen-channel';
import { BotConnector } from '../bot-connector';
import { FindCode } from './find-code.system';
import { hashOf, makeCode } from './link-code';
import type { TeamsLink } from './teams-link.entity';

const VALID_MS = 15 * 60_000;

export interface NewCode {
  code: string;
  ends_at: Date;
}

/** A channel at Microsoft, as a message from it says. */
export type Place = Pick<TeamsLink, 'directory_id' | 'team_name' | 'channel_name' | 'linked_by'> & {
  conversation_id: string;
  service_url: string;
};

/** Links a tenant with a channel of Teams, and ends that. While one is linked, CSMs and their managers are told there. */
@Injectable()
export class TeamsLinks {
  constructor(
    private readonly database: Database,
    private readonly codes: FindCode,
    private readonly audit: Audit,
    private readonly connector: BotConnector,
    private readonly clock: Clock,
  ) {}

  read(tenantId: string): Promise<TeamsLink | undefined> {
    return this.database.inTenant(tenantId, (tx) =>
      one<TeamsLink>(tx, 'select * from teams_links where tenant_id = $1', [tenantId]),
    );
  }

  /** A new code takes the place of the one before. @throws Problem where our deployment has no app at Microsoft. */
  makeCode({ tenantId, subject }: Principal): Promise<NewCode> {
    if (!this.connector.isConfigured)
      throw new Problem(409, 'no-teams-app', 'Linesman has no app for Microsoft Teams here. Ask whoever operates it.');
    const code = makeCode();
    const ends_at = new Date(this.clock.now().getTime() + VALID_MS);
    return this.database.inTenant(tenantId, async (tx) => {
      await changed(
        tx,
        `insert into teams_links (tenant_id, code_hash, code_ends_at, code_made_by) values ($1, $2, $3, $4)
         on conflict (tenant_id) do update set code_hash = excluded.code_hash, code_ends_at = excluded.code_ends_at,
           code_made_by = excluded.code_made_by`,
        [tenantId, hashOf(code), ends_at, subject],
      );
      await this.audited(tx, tenantId, { actor: subject, action: 'code_made', detail: {} });
      return { code, ends_at };
    });
  }

  /** @returns whether the code was known, unused and young enough. */
  async link(code: string, place: Place): Promise<boolean> {
    const code_hash = hashOf(code);
    const tenantId = await this.codes.tenantOf(code_hash);
    if (!tenantId) return false;
    return this.database.inTenant(tenantId, async (tx) => {
      const { conversation_id, service_url, directory_id, team_name, channel_name, linked_by } = place;
      const linked = await one<TeamsLink>(
        tx,
        `update teams_links set code_hash = null, code_ends_at = null, conversation_id = $3, service_url = $4,
           directory_id = $5, team_name = $6, channel_name = $7, linked_by = $8, linked_at = clock_timestamp(),
           refused_reason = null, refused_at = null
         where tenant_id = $1 and code_hash = $2 and code_ends_at > clock_timestamp() returning *`,
        [tenantId, code_hash, conversation_id, service_url, directory_id, team_name, channel_name, linked_by],
      );
      if (!linked) return false;
      await chooseChannel(tx, tenantId, 'teams');
      const detail = { name: channel_name ?? conversation_id, team: team_name, posted_by: linked_by };
      const actor = linked.code_made_by ?? 'service:notifier';
      await this.audited(tx, tenantId, { actor, action: 'linked', detail });
      return true;
    });
  }

  /** Messages go to Slack again, or by email. A code that was not used is void too. */
  async unlink({ tenantId, subject }: Principal): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      const ended = await one<TeamsLink>(tx, 'delete from teams_links where tenant_id = $1 returning *', [tenantId]);
      if (!ended) return;
      await forgetChoice(tx, tenantId);
      const name = ended.channel_name ?? ended.conversation_id;
      const what = name ? { action: 'disconnected', detail: { name } } : { action: 'code_voided', detail: {} };
      await this.audited(tx, tenantId, { actor: subject, ...what });
    });
  }

  private audited(
    tx: Tx,
    tenant_id: string,
    { actor, action, detail }: { actor: string; action: string; detail: Record<string, unknown> },
  ): Promise<void> {
    const what = { action: `teams_channel.${action}`, subject_type: 'teams_channel', subject_id: tenant_id };
    return this.audit.record(tx, { tenant_id, actor, ...what, detail });
  }
}
