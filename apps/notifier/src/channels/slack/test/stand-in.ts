import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelStandIn, Received, Recipient } from '../../../../test/channel-stand-in';

export const SIGNING_SECRET = 'a-signing-secret-for-tests-only';

export interface SlackCall {
  method: string;
  token: string;
  args: Record<string, string>;
  at: number;
  /** Answered with ok. */
  done: boolean;
}

/** The stand-in knows a person by the address in the id, which looks as Slack's do. */
export const userIdOf = (email: string): string => `U${Buffer.from(email).toString('hex').toUpperCase()}`;
const emailOf = (user: string): string => Buffer.from(user.slice(1), 'hex').toString();

export interface PostedMessage {
  channel: string;
  ts: string;
  text: string;
  thread_ts?: string;
  blocks: string;
  delivery_id?: string;
  edits: number;
}

export interface StandInChannel {
  name: string;
  is_archived?: boolean;
  is_private?: boolean;
  is_member?: boolean;
  is_ext_shared?: boolean;
}

type Answer = Record<string, unknown>;
type Script = 'hold' | 'drop' | 'break' | Promise<void> | Answer;

/** Slack's Web API as far as it is called, over a real socket. */
export class SlackServer implements ChannelStandIn {
  readonly calls: SlackCall[] = [];
  readonly messages: PostedMessage[] = [];
  /** What the tab of a person shows, by `<token> <user>`. */
  readonly homes = new Map<string, string>();
  /** The channels of every workspace, by id. */
  readonly channels = new Map<string, StandInChannel>();
  /** What was told to whoever clicked, by the last part of the response URL. */
  readonly whispered = new Map<string, string>();
  origin: string;
  private readonly server = createServer((request, response) => {
    void this.answer(request, response).then((answer) => {
      if (answer === 'never') return;
      if (answer === 'broken') response.writeHead(500).end();
      else if (typeof answer.http === 'number') response.writeHead(answer.http);
      else if (typeof answer.retry_after === 'number')
        response.writeHead(429, { 'retry-after': String(answer.retry_after) });
      else response.setHeader('content-type', 'application/json');
      if (answer !== 'broken') response.end(JSON.stringify(answer));
    });
  });
  /** How many calls with a token waited for an answer at the same time. */
  readonly mostAtOnce = new Map<string, number>();
  private readonly waiting = new Map<string, Set<ServerResponse>>();
  private posted = 0;
  private readonly scripts = new Map<string, Script[]>();

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  environment(): Record<string, string> {
    return {
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      PROVIDER_ORIGINS: JSON.stringify({ 'https://slack.com': `${this.origin}/slack` }),
    };
  }

  received({ address, integration_id }: Recipient): Received[] {
    return this.messages
      .filter(({ channel }) => channel === `D-U-${address}-${integration_id}`)
      .map(({ text, ts, thread_ts }) => ({ text, id: ts, answers: thread_ts }));
  }

  refuse({ integration_id }: Recipient, how: 'now' | 'for ever'): void {
    const answer =
      how === 'now' ? { ok: false, error: 'service_unavailable' } : { ok: false, error: 'restricted_action' };
    this.next('chat.postMessage', `xoxb-${integration_id}`, answer);
  }

  /**
   * How the next calls of a method end: hold takes the call in and never answers, drop does neither, break takes it in and
   * answers with HTTP 500, `{ http }` does nothing and answers with that status, and a promise delays the call.
   */
  next(method: string, token: string, ...answers: Script[]): void {
    this.scripts.set(`${token} ${method}`, answers);
  }

  of(token: string, method?: string): SlackCall[] {
    return this.calls.filter((call) => call.token === token && (!method || call.method === method));
  }

  in(token: string): PostedMessage[] {
    return this.messages.filter((message) => message.channel.endsWith(token.slice('xoxb-'.length)));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<Answer | 'never' | 'broken'> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const method = request.url!.split('/').at(-1)!;
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const args = Object.fromEntries(new URLSearchParams(body));
    if (request.url!.includes('/slack/response/')) {
      this.whispered.set(method, (JSON.parse(body) as { text: string }).text);
      return { ok: true };
    }
    const call = { method, token, args, at: performance.now(), done: false };
    this.calls.push(call);
    const script = this.scripts.get(`${token} ${method}`)?.shift();
    this.begin(token, response);
    if (script === 'drop') return 'never';
    if (script instanceof Promise) await script;
    else if (typeof script === 'object') return script;
    const answer = this.act(method, token, args);
    if (script === 'hold') return 'never';
    if (script === 'break') return 'broken';
    call.done = true;
    return answer;
  }

  /** Counts the calls with a token that wait for an answer at the same time. */
  private begin(token: string, response: ServerResponse): void {
    const open = this.waiting.get(token) ?? new Set<ServerResponse>();
    this.waiting.set(token, open.add(response));
    this.mostAtOnce.set(token, Math.max(this.mostAtOnce.get(token) ?? 0, open.size));
    response.once('close', () => open.delete(response));
  }

  private act(method: string, token: string, args: Record<string, string>): Answer {
    if (method === 'users.lookupByEmail') return { ok: true, user: { id: userIdOf(args.email ?? '') } };
    if (method === 'users.info') return { ok: true, user: personOf(args.user ?? '') };
    if (method === 'conversations.open')
      return { ok: true, channel: { id: `D-U-${emailOf(args.users ?? '')}-${token.slice('xoxb-'.length)}` } };
    if (method === 'views.publish') {
      this.homes.set(`${token} ${args.user_id}`, args.view ?? '');
      return { ok: true, view: {} };
    }
    if (method === 'conversations.list')
      return { ok: true, channels: [...this.channels].map(([id, one]) => ({ id, ...one })) };
    const { channel = '' } = args;
    const inChannel = this.channels.get(channel);
    if (method === 'conversations.info')
      return inChannel
        ? { ok: true, channel: { id: channel, ...inChannel } }
        : { ok: false, error: 'channel_not_found' };
    if (method === 'conversations.join') {
      this.channels.set(channel, { ...inChannel!, is_member: true });
      return { ok: true, channel: { id: channel } };
    }
    if (channel.startsWith('D-') && !channel.endsWith(token.slice('xoxb-'.length)))
      return { ok: false, error: 'channel_not_found' };
    if (method === 'chat.postMessage') {
      const metadata = JSON.parse(args.metadata ?? '{}') as { event_payload?: { delivery_id: string } };
      const ts = `${Math.floor((performance.timeOrigin + performance.now()) / 1_000)}.${String((this.posted += 1)).padStart(6, '0')}`;
      const delivery_id = metadata.event_payload?.delivery_id;
      const { text = '', blocks = '', thread_ts } = args;
      this.messages.push({ channel, ts, text, blocks, thread_ts, delivery_id, edits: 0 });
      return { ok: true, channel, ts, message: { ts, team: 'T1' } };
    }
    if (method === 'chat.update') {
      const message = this.messages.find((it) => it.channel === channel && it.ts === args.ts);
      if (!message) return { ok: false, error: 'message_not_found' };
      Object.assign(message, { text: args.text, blocks: args.blocks, edits: message.edits + 1 });
      return { ok: true, channel, ts: message.ts };
    }
    const thread = method === 'conversations.replies' ? args.ts : undefined;
    const all = this.messages
      .filter((it) => it.channel === channel && (thread ? it.thread_ts === thread : !it.thread_ts))
      .filter(({ ts }) => Number(ts) > Number(args.oldest ?? 0))
      .map(({ ts, delivery_id }) => ({
        ts,
        team: 'T1',
        metadata: { event_type: 'linesman_delivery', event_payload: { delivery_id } },
      }));
    // Closest to `oldest`, the newest first.
    const messages = all.slice(0, Number(args.limit ?? 100)).reverse();
    return { ok: true, messages, has_more: all.length > messages.length };
  }
}

const personOf = (id: string) => ({ id, real_name: 'Tom Becker', profile: { email: emailOf(id) } });
