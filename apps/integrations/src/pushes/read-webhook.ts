import {
  createKeySets,
  type Provider,
  type Webhook,
  type WebhookContent,
  WebhookRefused,
  type WebhookRequest,
} from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock, LOGGER, notFound, Problem } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { IntegrationsConfig } from '../config';
import { ProviderCalls, PROVIDERS } from '../providers/provider-calls';
import { LimitRefused } from './limit-refused';
import { refusedWebhooks } from './push-metrics';

/** The webhooks that are read have some hundred bytes. */
const MOST_BYTES = 64 * 1024;

export interface ArrivedWebhook extends Pick<WebhookRequest, 'headers' | 'body'> {
  /** Who sent it, as far as the proxy knows. */
  address: string;
}

interface Receiver {
  provider: Provider;
  webhook: Webhook;
  verifier: string;
  keysAt: WebhookRequest['keysAt'];
}

/** Verifies the webhook of a provider with what its folder declares and what we have configured. */
@Injectable()
export class ReadWebhook implements OnModuleInit {
  private readonly receivers = new Map<string, Receiver>();
  private readonly refused = new LimitRefused();

  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly calls: ProviderCalls,
    private readonly config: IntegrationsConfig,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const { WEBHOOK_SECRETS, OAUTH_APPS } = this.config;
    for (const [code, provider] of this.providers) {
      const { webhook } = provider;
      if (!webhook) continue;
      const verifier = webhook.verified_with === 'secret' ? WEBHOOK_SECRETS[code] : OAUTH_APPS[code]?.client_id;
      const keysAt = createKeySets(this.calls.outside(provider));
      if (verifier) this.receivers.set(code, { provider, webhook, verifier, keysAt });
      else
        this.logger.info(
          { connection: code, missing_in: webhook.verified_with === 'secret' ? 'WEBHOOK_SECRETS' : 'OAUTH_APPS' },
          'webhooks of a provider are not received: nothing is configured to verify them with',
        );
    }
  }

  /** @throws Problem if it is refused, or cannot be verified now. */
  async read(
    code: string,
    { address, headers, body }: ArrivedWebhook,
  ): Promise<Receiver & { content: WebhookContent }> {
    const receiver = this.receivers.get(code);
    if (!receiver) throw notFound('webhook');
    const { webhook, verifier, keysAt } = receiver;
    const refuse = async (reason: string, status: 400 | 401 | 413): Promise<never> => {
      refusedWebhooks.inc({ connection: code, reason });
      throw (await this.refused.count(address)) ?? refusalOf(status);
    };
    if (body.length > MOST_BYTES) return refuse('too_large', 413);
    try {
      const content = await webhook.read({ headers, body, now: this.clock.now(), verifier, keysAt });
      return { ...receiver, content };
    } catch (error) {
      if (error instanceof WebhookRefused) return refuse(error.reason, webhook.status.refused);
      this.logger.warn({ err: error, connection: code }, 'a webhook could not be verified');
      throw new Problem(503, 'not-verified', 'The webhook cannot be verified now. Send it again later.');
    }
  }
}

/** The same words whatever is wrong with a signature, so that nobody learns how to forge one. */
const notSigned = 'The webhook is not signed by the provider for this app, or not now.';

function refusalOf(status: 400 | 401 | 413): Problem {
  if (status === 413) return new Problem(413, 'webhook-too-large', 'The webhook is larger than any that is read here.');
  return status === 401
    ? new Problem(401, 'webhook-refused', notSigned)
    : new Problem(400, 'webhook-refused', notSigned);
}
