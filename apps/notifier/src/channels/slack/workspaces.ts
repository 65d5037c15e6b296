import type { Lease } from '@linesman/contracts';
import { type LeaseOf, Leases, type NoLease } from '@linesman/leases';
import { Injectable } from '@nestjs/common';
import type { WebClient } from '@slack/web-api';
import { classifySlackFailure, type SlackFailure, type SlackStage } from './slack-failure';
import { SlackConfig } from './slack.config';
import { type Method, WorkspaceLimits } from './workspace-limits';

/** A tenant's Slack workspace, opened with a leased token that exists in memory only. */
export interface Workspace {
  integration_id: string;
  team_id?: string;
  client: WebClient;
}

/** How far the calls of an attempt have come: it decides whether something may have been posted when one fails. */
export interface Stage {
  now: SlackStage;
}

type Result<T> = { done: T; failure?: undefined } | { failure: SlackFailure };

@Injectable()
export class Workspaces {
  /** A client is used as long as its lease is kept, and is released with it. */
  private readonly clients = new WeakMap<Lease, Promise<WebClient>>();

  constructor(
    private readonly leases: Leases,
    private readonly config: SlackConfig,
    private readonly limits: WorkspaceLimits,
  ) {}

  /** Asks for the token of a workspace that is called in a moment. A failure is told by the call. */
  lease(of: LeaseOf): void {
    this.leases.get(of).catch(() => undefined);
  }

  /** Calls Slack, and once more with a renewed token when Slack refuses the first one. Answers with a failure, and throws none. */
  async call<T>(
    tenant_id: string,
    integration_id: string,
    method: Method,
    work: (workspace: Workspace, stage: Stage) => Promise<T>,
  ): Promise<Result<T>> {
    const attempt = async (lease: Lease): Promise<Result<T>> => {
      const stage: Stage = { now: 'before' };
      try {
        const done = await work(await this.open(lease), stage);
        await this.limits.answered(integration_id);
        return { done };
      } catch (error) {
        const failure = classifySlackFailure(error, stage.now);
        // Before a message is posted, Slack is asked for the conversation.
        await this.heed(integration_id, method === 'post' && stage.now === 'before' ? 'ask' : method, failure);
        return { failure };
      }
    };
    const called = await this.leases.call(
      { tenant_id, integration_id },
      { call: attempt, isRefused: ({ failure }) => failure?.kind === 'workspace' },
    );
    return called.no_lease ? { failure: withoutLease(called.no_lease) } : called.result;
  }

  /** All processes learn from a failure. */
  private async heed(integrationId: string, method: Method, failure: SlackFailure): Promise<void> {
    if (failure.kind === 'retry' && failure.uncounted)
      return this.limits.close(integrationId, method, failure.after_ms ?? 0);
    const worked = failure.kind !== 'retry' && failure.kind !== 'ambiguous';
    return worked ? this.limits.answered(integrationId) : this.limits.failed(integrationId);
  }

  private async open(lease: Lease): Promise<Workspace> {
    const client = this.clients.get(lease) ?? this.connect(lease.material.secret);
    this.clients.set(lease, client);
    const { team_id } = lease.config;
    return {
      integration_id: lease.integration_id,
      team_id: typeof team_id === 'string' ? team_id : undefined,
      client: await client,
    };
  }

  /** The SDK is large, so it is loaded with the first message. */
  private async connect(token: string): Promise<WebClient> {
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

/** Refused: no message of this tenant gets through. Failed: the integrations service may answer later. */
export function withoutLease(no_lease: NoLease): SlackFailure {
  if ('refused' in no_lease)
    return { kind: 'workspace', reason: `lease_refused: ${no_lease.refused.cause ?? 'lease_failed'}` };
  const { failed } = no_lease;
  if (failed.getStatus() === 502) return { kind: 'workspace', reason: 'lease_refused: lease_failed' };
  return { kind: 'retry', reason: failed.document.detail ?? failed.message };
}
