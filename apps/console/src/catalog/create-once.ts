import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import type { Integration } from '../upstream/answers';
import type { Request } from '../upstream/routes';
import { ServiceApi } from '../upstream/service-api';

const PAUSE_MS = 500;
const MOST_TRIES = 40;
/** The integrations service asks the provider whether the keys work before it answers. */
const TIMEOUT_MS = 30_000;

export type NewIntegration = Request<'post', '/v1/integrations'>['body'];

/** Creates one integration from a form, however often the form is sent. */
@Injectable()
export class CreateOnce {
  constructor(private readonly api: ServiceApi) {}

  async create(token: string, body: NewIntegration, idempotency_key: string): Promise<Integration> {
    for (let tries = 1; ; tries++) {
      try {
        const request = { body, idempotency_key, timeout_ms: TIMEOUT_MS };
        return await this.api.post('/v1/integrations', token, request);
      } catch (error) {
        // After a double click the browser shows the second answer, which therefore waits for the first one.
        if (!isInProgress(error) || tries >= MOST_TRIES) throw error;
        await setTimeout(PAUSE_MS);
      }
    }
  }
}

const isInProgress = (error: unknown): boolean =>
  error instanceof Problem && error.document.type.endsWith(':in-progress');
