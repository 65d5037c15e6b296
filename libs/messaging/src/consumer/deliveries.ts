import { OutOfTime, within } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Attempts, type Failed, type Start } from './attempts.system';
import { ExclusiveGate } from './exclusive-gate';
import { type HandlerEntry, MessageProcessor, type Outcome } from './message-processor';
import type { IncomingMessage } from './parse-message';

/** Only a handler that hangs meets it. */
const LONGEST_MS = 600_000;

/**
 * Decides beside what a message runs: everything runs beside others, until a start of it never ended. Then it runs
 * alone, so that the next death counts against the message which causes it, and against no other.
 */
@Injectable()
export class Deliveries {
  constructor(
    private readonly gate: ExclusiveGate,
    private readonly processor: MessageProcessor,
    private readonly attempts: Attempts,
  ) {}

  async handle(entry: HandlerEntry, message: IncomingMessage): Promise<Outcome> {
    const start = await this.startOf(entry, message);
    const process = () => this.process(entry, message, start);
    return start === 'alone' ? this.gate.runExclusive(process) : this.gate.runShared(process);
  }

  fail(failed: Failed): Promise<Outcome> {
    return this.processor.fail(failed);
  }

  private async startOf({ contract }: HandlerEntry, { id, attempt }: IncomingMessage): Promise<Start> {
    if (attempt === 1) return 'first';
    // Where the database is away, the message is not handled anyway.
    const neverEnded = await this.attempts.neverEnded(contract.type, id).catch(() => false);
    return neverEnded ? 'alone' : 'beside';
  }

  private async process(entry: HandlerEntry, message: IncomingMessage, start: Start): Promise<Outcome> {
    const { type } = entry.contract;
    try {
      return await within(LONGEST_MS, type, () => this.processor.process(entry, message, start));
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      return this.fail({ handler: type, message, shares: entry.sharesOf(message.body), start, error });
    }
  }
}
