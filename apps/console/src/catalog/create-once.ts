import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import type { IntegrationRow } from '../model/integration-view';
import { ServiceApi } from '../upstream/service-api';

const PAUSE_MS = 500;
const MOST_TRIES = 40;
/** The provider is asked whether the keys work, meanwhile. */
const TIMEOUT_MS = 30_000;

/** Makes one integration of a form, however often that is sent. */
@Injectable()
export class CreateOnce {
  constructor(private readonly api: ServiceApi) {}

  async create(token: string, body: Record<string, unknown>, idempotency_key: string): Promise<IntegrationRow> {
    for (let tries = 1; ; tries++) {
      try {
        const sent = { body, idempotency_key, timeout_ms: TIMEOUT_MS };
        return await this.api.send<IntegrationRow>('POST', 'integrations', '/integrations', token, sent);
      } catch (error) {
        // Of a double click a browser shows the second answer: it waits for the first one's.
        if (!isAtWork(error) || tries >= MOST_TRIES) throw error;
        await setTimeout(PAUSE_MS);
      }
    }
  }
}

const isAtWork = (error: unknown): boolean => error instanceof Problem && error.document.type.endsWith(':in-progress');
