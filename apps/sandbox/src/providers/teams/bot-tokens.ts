import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';

const LASTS_SECONDS = 3_600;

/** The tokens with which Linesman's app calls the Bot Connector. */
@Injectable()
export class BotTokens {
  private readonly journal: Journal<{ ends_at: number }>;

  constructor(state: StateDir) {
    this.journal = state.journal<{ ends_at: number }>('teams-tokens', { keep: 1_000 });
  }

  issue(): { access_token: string; expires_in: number } {
    const access_token = randomBytes(24).toString('base64url');
    this.journal.set(access_token, { ends_at: Date.now() + LASTS_SECONDS * 1_000 });
    return { access_token, expires_in: LASTS_SECONDS };
  }

  isValid(authorization = ''): boolean {
    const [, token = ''] = /^Bearer (.+)$/i.exec(authorization) ?? [];
    return (this.journal.get(token)?.ends_at ?? 0) > Date.now();
  }
}
