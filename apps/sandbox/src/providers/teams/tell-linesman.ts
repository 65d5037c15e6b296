import { Injectable } from '@nestjs/common';
import { importJWK, SignJWT } from 'jose';
import { SandboxConfig } from '../../config';
import { SigningKey } from '../../oauth/signing-key';
import type { Channel } from './channels';

const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';

export interface Told {
  channel: Channel;
  /** The message that begins the thread. */
  thread: string;
  from: { id: string; name: string };
}

/** Posts an activity to Linesman's app as the Bot Framework does, with a token for it. */
@Injectable()
export class TellLinesman {
  constructor(
    private readonly config: SandboxConfig,
    private readonly key: SigningKey,
  ) {}

  async tell({ channel: { id: channel, team }, thread, from }: Told, activity: object): Promise<Response> {
    const body = {
      channelId: 'msteams',
      serviceUrl: SERVICE_URL,
      from,
      recipient: { id: `28:${this.config.teams_app.id}`, name: 'Linesman' },
      conversation: { id: `${channel};messageid=${thread}`, conversationType: 'channel', isGroup: true },
      channelData: { team: { id: team.id }, channel: { id: channel }, tenant: { id: team.directory } },
      ...activity,
    };
    const { kid } = this.key.jwk;
    const token = await new SignJWT({ serviceurl: SERVICE_URL })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer('https://api.botframework.com')
      .setAudience(this.config.teams_app.id)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(await importJWK(this.key.jwk, 'RS256'));
    return fetch(`${this.config.public_origin}/teams/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
  }
}
