import type { DeliveryChannelName } from '@linesman/contracts';
import { storable } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { ChannelRegistry } from './channel-registry';
import { type MessageOutcome, outcomeOfMessage } from './outcome-of-message';
import type { MessageContent, PersonalMessage } from './personal-message';

/** What the row of a personal message says after an attempt. */
export interface AfterAttempt {
  state: 'pending' | 'sending' | 'sent' | 'not_sent';
  reason: string | null;
  /** The channel of the next attempt, or of the last one. */
  channel: DeliveryChannelName;
  /** How many count. */
  attempts: number;
  /** When the next attempt is due. */
  after_ms: number;
}

/** Makes one attempt to tell one person what is no delivery, on the channel of the message. */
@Injectable()
export class SendPersonal {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly config: NotifierConfig,
  ) {}

  /** @param compose answers with nothing where there is nothing to say. */
  async attempt(message: PersonalMessage, compose: () => Promise<MessageContent | undefined>): Promise<MessageOutcome> {
    const channel = this.channels.get(message.channel);
    if (message.may_be_sent) {
      const found = await channel.findPersonal(message);
      if (found.arrived === 'yes') return { kind: 'settled', state: 'sent', reason: 'found_at_its_destination' };
      if (found.arrived === 'later' && !message.uncertain_for_long)
        return { kind: 'maybe', reason: 'looked_for_later', after_ms: found.after_ms, uncounted: true };
    }
    const content = await compose();
    if (!content) return { kind: 'settled', state: 'not_sent', reason: 'nothing_to_say' };
    const { max_attempts, fallback } = channel;
    const ambiguous_wait_ms = this.config.AMBIGUOUS_WAIT_SECONDS * 1_000;
    const { attempts } = message;
    const sent = await channel.tellPerson(message, content);
    return outcomeOfMessage(sent, { attempts, max_attempts, fallback, ambiguous_wait_ms });
  }

  after({ channel, attempts }: Pick<PersonalMessage, 'channel' | 'attempts'>, outcome: MessageOutcome): AfterAttempt {
    const { fallback } = this.channels.get(channel);
    const falls_back = outcome.kind === 'by_fallback' && fallback;
    const uncounted = 'uncounted' in outcome && outcome.uncounted === true;
    return {
      state: outcome.kind === 'settled' ? outcome.state : outcome.kind === 'maybe' ? 'sending' : 'pending',
      reason: outcome.reason ? storable(outcome.reason, 500) : null,
      channel: falls_back ? fallback : channel,
      attempts: falls_back ? 0 : uncounted ? attempts - 1 : attempts,
      after_ms: 'after_ms' in outcome ? outcome.after_ms : 0,
    };
  }
}
