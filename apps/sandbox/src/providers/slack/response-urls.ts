import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxConfig } from '../../config';

export interface ResponsePlace {
  team: string;
  channel: string;
  ts: string;
  user: string;
}

const half_hour = 30 * 60 * 1000;

/** Slack's response URLs. The address holds its message, signed, so that it works after a restart too. */
@Injectable()
export class ResponseUrls {
  constructor(private readonly config: SandboxConfig) {}

  make(place: ResponsePlace): string {
    const token = Buffer.from(JSON.stringify({ ...place, until: Date.now() + half_hour })).toString('base64url');
    return `${this.config.origin}/slack/response/${token}.${this.seal(token)}`;
  }

  open(address: string): ResponsePlace | undefined {
    const [token = '', seal = ''] = address.split('.');
    const expected = Buffer.from(this.seal(token));
    if (seal.length !== expected.length || !timingSafeEqual(Buffer.from(seal), expected)) return undefined;
    const { until, ...place } = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as ResponsePlace & {
      until: number;
    };
    return until > Date.now() ? place : undefined;
  }

  private seal(token: string): string {
    return createHmac('sha256', `response ${this.config.slack_signing_secret}`).update(token).digest('base64url');
  }
}
