import { requestJson } from './http.ts';

export interface SlackMessage {
  team: string;
  channel: string;
  ts: string;
  thread_ts?: string;
  text: string;
  blocks?: unknown[];
  user?: string;
  received_at: number;
  edited?: unknown;
}

export interface Email {
  id: string;
  subject: string;
  text: string;
  html: string;
  message_id: string;
  in_reply_to: string | null;
  headers: Record<string, string>;
  received_at: number;
}

/** A request that reached a provider: `time` is its arrival in epoch milliseconds, `ms` the duration of its answer. */
export interface Call {
  time: number;
  ms: number;
  method: string;
  path: string;
  status: number;
}

interface Grant {
  grant_id: string;
  account: string;
}

/** The sandbox's control API: reads what arrived outside, and breaks things there. */
export class Outside {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async token(request: {
    persona?: string;
    sub?: string;
    email?: string;
    tenant?: string;
    roles?: string[];
  }): Promise<string> {
    const answer = await requestJson<{ access_token: string }>(`${this.url}/idp/dev-token`, {
      method: 'POST',
      body: request,
    });
    return answer.access_token;
  }

  async grants(provider: string, account: string): Promise<Grant[]> {
    return (
      await requestJson<{ grants: Grant[] }>(`${this.url}/_control/grants?provider=${provider}&account=${account}`)
    ).grants;
  }

  /** A provider's accounts, with their keys. */
  async accounts(provider: string): Promise<Record<string, string>[]> {
    const path = `${this.url}/_control/accounts?provider=${provider}`;
    return (await requestJson<{ accounts: Record<string, string>[] }>(path)).accounts;
  }

  async revoke(provider: string, grantId: string): Promise<void> {
    const body = { provider, grant_id: grantId };
    const { revoked } = await requestJson<{ revoked: Grant[] }>(`${this.url}/_control/grants/revoke`, {
      method: 'POST',
      body,
    });
    if (revoked.length !== 1) throw new Error(`${provider} revoked ${revoked.length} grants instead of one`);
  }

  /** Turns a switch of the sandbox on. Returns its id. */
  async turnOn(body: { provider: string; kind: string } & Record<string, unknown>): Promise<string> {
    return (await requestJson<{ id: string }>(`${this.url}/_control/switches`, { method: 'POST', body })).id;
  }

  async turnOff(id: string): Promise<void> {
    await requestJson(`${this.url}/_control/switches/${id}`, { method: 'DELETE' });
  }

  /** Ends the access tokens of an account, not its refresh tokens. */
  async expireTokens(provider: string, account: string): Promise<void> {
    await requestJson(`${this.url}/_control/tokens/expire`, { method: 'POST', body: { provider, account } });
  }

  /** The provider tells by a webhook that access to an account has ended, without any other change. */
  async push(provider: string, account: string): Promise<void> {
    await requestJson(`${this.url}/_control/pushes`, { method: 'POST', body: { provider, account } });
  }

  /** People sign in to the platform, which reports each attempt. */
  async signIns(body: { integration_id: string; tenant: string; failure?: string; times: number }): Promise<void> {
    await requestJson(`${this.url}/_control/sso-logins`, { method: 'POST', body });
  }

  /** Calls that reached a provider since a time, oldest first. */
  async calls(provider: string, since: number): Promise<Call[]> {
    const found = await requestJson<{ calls: Call[] }>(
      `${this.url}/_control/calls?provider=${provider}&since=${since}`,
    );
    return found.calls;
  }

  async slackMessages(since: number): Promise<SlackMessage[]> {
    return (await requestJson<{ messages: SlackMessage[] }>(`${this.url}/_control/slack/messages?since=${since}`))
      .messages;
  }

  async addSlackUser(team: string, name: string, email: string): Promise<{ id: string; name: string; email: string }> {
    return requestJson(`${this.url}/_control/slack/users`, { method: 'POST', body: { team, name, email } });
  }

  async click(message: SlackMessage, actionId: string, user: string): Promise<{ status: number }> {
    const body = { team: message.team, channel: message.channel, ts: message.ts, action_id: actionId, user };
    return requestJson(`${this.url}/_control/slack/click`, { method: 'POST', body });
  }

  async emails(to: string): Promise<Email[]> {
    return (await requestJson<{ mails: Email[] }>(`${this.url}/_control/mail?to=${encodeURIComponent(to)}`)).mails;
  }
}
