import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { textOf } from '../http/fields';
import { problem } from '../http/problem';
import { LinesmanApi } from '../webhooks/linesman-api';

const MOST = 100;

/** The platform: people sign in to it through an integration for single sign-on, and it reports each attempt to Linesman. */
@Controller('_control/sso-logins')
export class SsoLoginsController {
  constructor(private readonly linesman: LinesmanApi) {}

  /** Plays `times` logins, one after the other, and answers with the statuses of Linesman's answers. */
  @Post()
  @HttpCode(200)
  async play(@Body() body: Record<string, unknown> = {}): Promise<{ answers: number[] }> {
    const [integration_id, tenant] = ['integration_id', 'tenant'].map((field) => needed(body, field));
    const times = body['times'] === undefined ? 1 : Number(body['times']);
    if (!Number.isInteger(times) || times < 1 || times > MOST)
      throw problem(422, `times must be 1 to ${MOST}`, 'times');
    const failure = textOf(body['failure']);
    const outcome = failure ? { outcome: 'failed', failure } : { outcome: 'signed_in' };
    const answers: number[] = [];
    for (let played = 0; played < times; played++) {
      const attempted_at = new Date(Date.now()).toISOString();
      answers.push(
        await this.linesman.reportLogin(tenant!, {
          integration_id,
          attempt_id: randomUUID(),
          attempted_at,
          ...outcome,
        }),
      );
    }
    return { answers };
  }
}

function needed(body: Record<string, unknown>, field: string): string {
  const value = textOf(body[field]);
  if (!value) throw problem(422, `${field} must be given`, field);
  return value;
}
