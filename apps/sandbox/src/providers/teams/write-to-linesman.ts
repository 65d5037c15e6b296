import { Injectable } from '@nestjs/common';
import { importJWK, SignJWT } from 'jose';
import { SandboxConfig } from '../../config';
import { SigningKey } from '../../oauth/signing-key';
import type { Channel } from './channels';
import { Messages } from './messages';

export interface Written {
  channel: string;
  text: string;
  from: string;
}

/** Linesman's answer; the status is 0 when there was none. */
interface Answer {
  status: number;
  body: string;
}

const LONGEST = 300;
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';

/** Posts in a channel what somebody wrote with a mention of Linesman, and tells Linesman, as Teams does. */
@Injectable()
export class WriteToLinesman {
  constructor(
    private readonly config: SandboxConfig,
    private readonly key: SigningKey,
    private readonly messages: Messages,
  ) {}

  /** @returns the HTTP status of Linesman's answer, 0 when there was none. The channel shows a refusal below the message. */
  async write({ id: channel, team }: Channel, { text, from }: Omit<Written, 'channel'>): Promise<number> {
    const said = this.messages.add({ channel, from, activity: { type: 'message', text } });
    const body = {
      type: 'message',
      id: said.id,
      channelId: 'msteams',
      serviceUrl: SERVICE_URL,
      text: text.replace(/@?Linesman/i, '<at>Linesman</at>'),
      from: { id: `29:${from}`, name: from },
      recipient: { id: `28:${this.config.teams_app.id}`, name: 'Linesman' },
      conversation: { id: `${channel};messageid=${said.id}`, conversationType: 'channel', isGroup: true },
      channelData: { team: { id: team.id }, channel: { id: channel }, tenant: { id: team.directory } },
    };
    const { kid } = this.key.jwk;
    const token = await new SignJWT({ serviceurl: SERVICE_URL })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer('https://api.botframework.com')
      .setAudience(this.config.teams_app.id)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(await importJWK(this.key.jwk, 'RS256'));
    const { status, body: answer } = await this.post(token, body);
    if (status !== 200)
      this.messages.markRefused(said, `it answered ${status || 'nothing'}: ${answer.slice(0, LONGEST)}`);
    return status;
  }

  private post(token: string, body: object): Promise<Answer> {
    return fetch(`${this.config.public_origin}/teams/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    }).then(
      async (answer) => ({ status: answer.status, body: await answer.text() }),
      (error: unknown) => ({ status: 0, body: String(error) }),
    );
  }
}
