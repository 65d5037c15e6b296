import { integrationCredentialsChanged, type Lease, lease } from '@linesman/contracts';
import { EphemeralSubscriptions, RpcClient } from '@linesman/messaging';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { WebClient } from '@slack/web-api';
import { NotifierConfig } from '../config';

/** Longest time a leased token is kept, whatever its own end. */
const KEEP_MS = 60_000;

/** A tenant's Slack workspace, opened with a leased token that exists in memory only. */
export interface Workspace {
  integration_id: string;
  team_id?: string;
  credential_version: number;
  client: WebClient;
}

/** No live token is to be had: the workspace is broken for now, not the network. */
export class LeaseRefused extends Error {}

@Injectable()
export class Workspaces implements OnApplicationBootstrap {
  private readonly open = new Map<string, { workspace: Promise<Workspace>; until: number }>();

  constructor(
    private readonly rpc: RpcClient,
    private readonly subscriptions: EphemeralSubscriptions,
    private readonly config: NotifierConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.subscriptions.on(integrationCredentialsChanged, ({ data }) => this.open.delete(data.integration_id));
  }

  /** @param refusedVersion Slack refused the token of this version: ask for another one. */
  async of(tenantId: string, integrationId: string, refusedVersion?: number): Promise<Workspace> {
    const known = this.open.get(integrationId);
    if (known && known.until > Date.now() && refusedVersion === undefined) return known.workspace;
    const entry = { workspace: this.connect(tenantId, integrationId, refusedVersion), until: Date.now() + KEEP_MS };
    this.open.set(integrationId, entry);
    const forget = () => void (this.open.get(integrationId) === entry && this.open.delete(integrationId));
    setTimeout(forget, KEEP_MS).unref();
    entry.workspace.catch(forget);
    return entry.workspace;
  }

  private async connect(tenantId: string, integrationId: string, refusedVersion?: number): Promise<Workspace> {
    const request = { tenant_id: tenantId, integration_id: integrationId, purpose: 'notification' as const };
    const answer = await this.rpc.call(lease, { ...request, refused_version: refusedVersion });
    if (!answer.granted || !answer.lease) throw new LeaseRefused(answer.refused?.cause ?? 'lease_failed');
    this.limit(integrationId, answer.lease);
    const { material, credential_version, config } = answer.lease;
    const team = typeof config.team_id === 'string' ? config.team_id : undefined;
    return {
      integration_id: integrationId,
      team_id: team,
      credential_version,
      client: await this.client(material.secret),
    };
  }

  private limit(integrationId: string, { expires_at }: Lease): void {
    const entry = this.open.get(integrationId);
    if (entry) entry.until = Math.min(entry.until, Date.parse(expires_at));
  }

  /** The SDK is large; a copy that never says anything on Slack never loads it. */
  private async client(token: string): Promise<WebClient> {
    const { WebClient, LogLevel } = await import('@slack/web-api');
    const base = this.config.PROVIDER_ORIGINS['https://slack.com'] ?? 'https://slack.com';
    return new WebClient(token, {
      slackApiUrl: `${base.replace(/\/+$/, '')}/api/`,
      allowAbsoluteUrls: false,
      timeout: this.config.SLACK_TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logLevel: LogLevel.ERROR,
    });
  }
}
