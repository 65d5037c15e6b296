import { createHmac, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { problem } from '../http/problem';
import { type Answer, answerInMail, answers, mayAnswer } from './answer-in-mail';
import { Mailbox } from './mailbox';

const TIMEOUT_MS = 5_000;
const LONGEST = 5_000;

export interface AnswerRequest {
  answer?: string;
  /** What a reply says. */
  text?: string;
}

export interface Posted {
  /** Linesman's answer; 0 when there was none. */
  status: number;
  body: string;
}

/** Posts what somebody does with an email to Linesman, as the provider of the inbound domain would. */
@Injectable()
export class PostAnswer {
  constructor(
    private readonly config: SandboxConfig,
    private readonly mailbox: Mailbox,
  ) {}

  async post(id: string, { answer, text }: AnswerRequest): Promise<Posted> {
    const mail = this.mailbox.find(id);
    const chosen = answers.find((one) => one === answer);
    if (!mail) throw problem(404, 'There is no such email');
    if (!chosen) throw problem(422, `answer must be one of ${answers.join(', ')}`, 'answer');
    if (!mayAnswer(mail)) throw problem(409, 'Linesman takes no answers to this email');
    const words = (typeof text === 'string' && text.trim()) || 'I will look at it today.';
    return this.send(
      Buffer.from(answerInMail(mail, chosen satisfies Answer, words.slice(0, LONGEST), new Date(Date.now()))),
    );
  }

  private async send(body: Buffer): Promise<Posted> {
    const [id, seconds] = [`msg_${randomUUID()}`, String(Math.floor(Date.now() / 1_000))];
    const secret = Buffer.from((this.config.inbound_email_secret ?? '').replace(/^whsec_/, ''), 'base64');
    const signature = createHmac('sha256', secret).update(`${id}.${seconds}.`).update(body).digest('base64');
    try {
      const response = await fetch(`${this.config.public_origin}/inbound-email`, {
        method: 'POST',
        headers: {
          'content-type': 'message/rfc822',
          'webhook-id': id,
          'webhook-timestamp': seconds,
          'webhook-signature': `v1,${signature}`,
        },
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: await response.text() };
    } catch (error) {
      return { status: 0, body: String(error) };
    }
  }
}
