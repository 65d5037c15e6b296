import { Caller, Clock, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { BotConnector } from './bot-connector';
import { type NewCode, TeamsLinks } from './link/teams-links';

export interface LinkedTeamsChannel {
  /** Absent where Microsoft did not say. */
  team_name: string | null;
  channel_name: string | null;
  /** Who posted the code, as Teams names them. */
  linked_by: string | null;
  linked_at: Date | null;
  /** Why the last message did not get through. Messages go by email meanwhile, and each tries the channel first. */
  refused_reason: string | null;
  /** Since when none got through. */
  refused_at: Date | null;
}

export interface TeamsChannelView {
  /** Whether this deployment of Linesman has an app for Microsoft Teams. */
  offered: boolean;
  /** The channel in which CSMs and their managers are notified, and mentioned. Absent where none is linked. */
  linked: LinkedTeamsChannel | null;
  /** Until when the newest code can be used. Absent where there is none. */
  code_ends_at: Date | null;
}

export interface TeamsCode extends NewCode {
  /** What somebody posts in the channel. It is shown once. */
  command: string;
}

/** The channel of Microsoft Teams in which the workspace's people are notified in place of Slack. */
@Roles('tenant_admin')
@Controller('teams-channel')
export class TeamsChannelController {
  constructor(
    private readonly links: TeamsLinks,
    private readonly connector: BotConnector,
    private readonly clock: Clock,
  ) {}

  /** Which channel is linked, and whether messages get through. */
  @Get()
  async show(@Caller() { tenantId }: Principal): Promise<TeamsChannelView> {
    const link = await this.links.read(tenantId);
    const { team_name, channel_name, linked_by, linked_at, refused_reason, refused_at } = link ?? {};
    const ends = link?.code_ends_at;
    return {
      offered: this.connector.isConfigured,
      linked: link?.conversation_id
        ? {
            team_name: team_name ?? null,
            channel_name: channel_name ?? null,
            linked_by: linked_by ?? null,
            linked_at: linked_at ?? null,
            refused_reason: refused_reason ?? null,
            refused_at: refused_at ?? null,
          }
        : null,
      code_ends_at: ends && ends > this.clock.now() ? ends : null,
    };
  }

  /** Makes a code that links a channel for 15 minutes: somebody posts the command in it. It takes the place of a code before. */
  @Post('codes')
  async makeTeamsCode(@Caller() caller: Principal): Promise<TeamsCode> {
    const { code, ends_at } = await this.links.makeCode(caller);
    return { code, ends_at, command: `@Linesman connect ${code}` };
  }

  /** Ends the link. People are notified on Slack again, or by email where no Slack workspace is connected. */
  @Delete()
  @HttpCode(204)
  async unlink(@Caller() caller: Principal): Promise<void> {
    await this.links.unlink(caller);
  }
}
