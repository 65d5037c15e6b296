import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { SlackConfig } from './slack.config';

const SLACKS_OWN = 'https://hooks.slack.com/';

/** Tells whoever pressed a button or chose from a menu, and nobody else, why nothing was done. */
@Injectable()
export class TellClicker {
  constructor(
    private readonly config: SlackConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Never rejects. The address came with the click; only Slack's own are called. */
  async tell(responseUrl: string | undefined, text: string): Promise<void> {
    if (!responseUrl || !this.isOfSlack(responseUrl)) return;
    try {
      const answer = await fetch(responseUrl, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
        signal: AbortSignal.timeout(this.config.SLACK_TIMEOUT_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    } catch (error) {
      this.logger.warn({ err: error }, 'somebody was not told why their click did nothing');
    }
  }

  private isOfSlack(url: string): boolean {
    const replaced = this.config.PROVIDER_ORIGINS['https://slack.com'];
    const own = replaced ? `${replaced.replace(/\/+$/, '')}/` : SLACKS_OWN;
    return URL.canParse(url) && new URL(url).href.startsWith(own);
  }
}
