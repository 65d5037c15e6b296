import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { ChannelStandIn, Introduced, Received, Recipient } from '../../../../test/channel-stand-in';

export const APP_ID = '6f1c2d3e-4b5a-4978-8a6b-5c4d3e2f1a0b';
export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';

interface PostedActivity {
  summary?: string;
  text?: string;
  attachments?: {
    content: { body: object[]; msteams: { entities?: { mentioned: { id: string; name: string } }[] } };
  }[];
}

export interface TeamsMessage {
  /** The channel, or the thread in it. */
  conversation: string;
  id: string;
  /** The message that began the thread. */
  answers?: string;
  activity: PostedActivity;
  edits: number;
}

export interface TeamsCall {
  /** `POST /v3/conversations` */
  what: string;
  token: string;
  body: Record<string, unknown>;
}

/** An answer in place of the right one. `hold` takes the call in and never answers, `drop` closes the connection after it took the call in. `pass` is the right answer. */
export type Script = 'pass' | 'hold' | 'drop' | { status: number; headers?: Record<string, string> };

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** Microsoft's login, the keys of the Bot Framework and its connector, as far as they are called, over a real socket. */
export class TeamsServer implements ChannelStandIn {
  readonly calls: TeamsCall[] = [];
  readonly messages: TeamsMessage[] = [];
  /** How the next calls end, by whom they are for, or by what they do. */
  private readonly scripts = new Map<string, Script[]>();
  private readonly server = createServer((request, response) => void this.take(request, response));
  private origin: string;
  private keys: { own: Key; other: Key; published: JWK };
  private count = 0;

  async start(): Promise<void> {
    const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const published = { ...(await exportJWK(own.publicKey)), kid: 'bot', alg: 'RS256', endorsements: ['msteams'] };
    this.keys = { own: own.privateKey, other: other.privateKey, published };
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  environment(): Record<string, string> {
    const origins = ['login.microsoftonline.com', 'login.botframework.com', 'smba.trafficmanager.net'];
    return {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: 'a-secret-for-tests-only',
      TEAMS_APP_DIRECTORY: 'linesman.example',
      TEAMS_TIMEOUT_MS: '1000',
      PROVIDER_ORIGINS: JSON.stringify(Object.fromEntries(origins.map((host) => [`https://${host}`, this.origin]))),
    };
  }

  /** As an admin does it: makes a code, and posts it in the channel. */
  async introduce({ tenant_id, origin, token }: Introduced): Promise<void> {
    const made = await fetch(`${origin}/teams-channel/codes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    const { command } = (await made.json()) as { command: string };
    await this.write(origin, channelOf(tenant_id), command);
  }

  /** Somebody writes to the app in a channel of a team. @returns the HTTP status. */
  async write(origin: string, channel: string, text: string, over: Over = {}): Promise<number> {
    const said = { type: 'message', text: text.replace('@Linesman', '<at>Linesman</at>') };
    return (await this.tell(origin, channel, { ...said, ...over })).status;
  }

  /** Somebody presses a button of a card in a channel. @returns what Teams shows them, or the HTTP status. */
  async press(origin: string, channel: string, { by, verb, data }: Press, over: Over = {}): Promise<string | number> {
    const answer = await this.tell(origin, channel, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { id: `29:${by}`, name: by },
      value: { action: { type: 'Action.Execute', verb, data } },
      ...over,
    });
    if (answer.status !== 200) return answer.status;
    return ((await answer.json()) as { value: string }).value;
  }

  private async tell(origin: string, channel: string, over: Over): Promise<Response> {
    const { claims, key = 'own', ...activity } = over;
    const body = {
      id: '1',
      channelId: 'msteams',
      serviceUrl: SERVICE_URL,
      from: { id: '29:anna', name: 'Anna Admin' },
      conversation: { id: `${channel};messageid=1`, conversationType: 'channel' },
      channelData: { team: { id: 'T1' }, channel: { id: channel }, tenant: { id: 'D1' } },
      ...activity,
    };
    const token = await new SignJWT({ serviceurl: SERVICE_URL, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'bot' })
      .setIssuer((claims?.iss as string) ?? 'https://api.botframework.com')
      .setAudience((claims?.aud as string) ?? APP_ID)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(this.keys[key]);
    return fetch(`${origin}/teams/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  }

  received({ address }: Recipient): Received[] {
    return this.messages
      .filter(({ activity, conversation }) => mentioned(activity) === address || conversation === chatOf(address))
      .map(({ activity, id, answers }) => ({ text: JSON.stringify(activity), id, answers }));
  }

  refuse({ address }: Recipient, how: 'now' | 'for ever'): void {
    this.next(address, { status: how === 'now' ? 503 : 403 });
  }

  /** How the next calls end: those for an address, or those named `token`, `PUT`, `members` or `chat`. */
  next(of: string, ...scripts: Script[]): void {
    this.scripts.set(of, scripts);
  }

  in(channel: string): TeamsMessage[] {
    return this.messages.filter(({ conversation }) => conversation.split(';')[0] === channel);
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const path = decodeURIComponent(request.url!);
    const method = request.method!;
    const answer = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (path.endsWith('/openidconfiguration'))
      return void answer(200, { jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' });
    if (path.endsWith('/.well-known/keys')) return void answer(200, { keys: [this.keys.published] });
    const isToken = path.endsWith('/oauth2/v2.0/token');
    const body = (isToken ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || '{}')) as Record<
      string,
      unknown
    >;
    const activity = (body.activity ?? body) as PostedActivity;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    this.calls.push({ what: `${method} ${path}`, token, body });
    const script = this.scripts.get(isToken ? 'token' : kindOf(method, path, body, activity))?.shift();
    if (script && typeof script === 'object') return void answer(script.status, {}, script.headers);
    const [status, done] = isToken ? [200, this.token()] : this.act(method, path, body, activity);
    if (script === 'drop') return void response.destroy();
    if (script !== 'hold') answer(status, done);
  }

  private token(): object {
    this.count += 1;
    return { access_token: `token-${this.count}`, expires_in: 3600 };
  }

  private act(method: string, path: string, body: Record<string, unknown>, activity: PostedActivity): [number, object] {
    const [, team, rest] = /^\/emea\/v3\/teams\/([^/]+)(\/conversations)?$/.exec(path) ?? [];
    if (team && rest) return [200, { conversations: [{ id: 'T1', name: null }, ...this.named] }];
    if (team) return [200, { name: 'Customer Success' }];
    const [, known] = /^\/emea\/v3\/conversations\/[^/]+\/members\/([^/]+)$/.exec(path) ?? [];
    if (known) return [200, { ...memberOf(known), ...(this.guests.has(known) && { userRole: 'guest' }) }];
    const [member] = (body.members as { id: string }[] | undefined) ?? [];
    if (member) return [201, { id: chatOf(member.id.replace('29:', '')) }];
    const id = String((this.count += 1));
    if (path === '/emea/v3/conversations') {
      const { channel } = body.channelData as { channel: { id: string } };
      const conversation = `${channel.id};messageid=${id}`;
      this.messages.push({ conversation, id, activity, edits: 0 });
      return [201, { id: conversation, activityId: id }];
    }
    const [, conversation = '', edited] =
      /^\/emea\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? [];
    if (method === 'PUT') {
      const message = this.messages.find((it) => it.conversation === conversation && it.id === edited);
      if (!message) return [404, {}];
      Object.assign(message, { activity, edits: message.edits + 1 });
      return [200, { id: edited }];
    }
    this.messages.push({ conversation, id, answers: conversation.split('messageid=')[1], activity, edits: 0 });
    return [201, { id }];
  }

  /** The ids of those who are guests in the team. */
  readonly guests = new Set<string>();

  /** The channels of the team that have a name of their own. */
  readonly named: { id: string; name: string }[] = [];
}

interface Press {
  /** An email address. */
  by: string;
  verb: string;
  data: object;
}

interface Over extends Record<string, unknown> {
  claims?: Record<string, unknown>;
  /** With which key the token is signed; Microsoft publishes one of them. */
  key?: 'own' | 'other';
}

/** What a call is for: what it does, or whom it tells. */
function kindOf(method: string, path: string, body: Record<string, unknown>, activity: PostedActivity): string {
  if (method === 'PUT') return 'PUT';
  if (path.includes('/members/')) return 'members';
  if (body.members) return 'chat';
  const [, chat] = /\/conversations\/a:([^/]+)\/activities$/.exec(path) ?? [];
  return chat ?? mentioned(activity) ?? '';
}

/** Everybody is in the team. An id of our app, or a user principal name, leads to them. */
const memberOf = (known: string) => {
  const email = known.replace('29:', '');
  return { id: `29:${email}`, name: email.split('@')[0], email, userPrincipalName: email, userRole: 'user' };
};

/** The chat of a person with the app. */
export const chatOf = (address: string): string => `a:${address}`;

export const channelOf = (tenantId: string): string => `19:${tenantId}@thread.tacv2`;

const mentioned = ({ attachments }: PostedActivity): string | undefined =>
  attachments?.[0]?.content.msteams.entities?.[0]?.mentioned.id;
