import type { DeliveryChannelName } from '@linesman/contracts';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { DeliveryChannel } from './channel';
import { type Audience, audiences } from '../signals/audience';
import { hasChoice } from './chosen-channel';
import type { NewDelivery } from './insert-delivery';

/** The channels of this process. Each registers itself in its `onModuleInit`. */
@Injectable()
export class ChannelRegistry implements OnApplicationBootstrap {
  private readonly channels = new Map<DeliveryChannelName, DeliveryChannel>();

  register(channel: DeliveryChannel): void {
    if (this.channels.has(channel.name)) throw new Error(`two channels are named ${channel.name}`);
    this.channels.set(channel.name, channel);
  }

  get names(): DeliveryChannelName[] {
    return [...this.channels.keys()];
  }

  get(name: DeliveryChannelName): DeliveryChannel {
    const channel = this.channels.get(name);
    if (!channel) throw new Error(`no channel is named ${name}`);
    return channel;
  }

  of(audience: Audience): DeliveryChannelName {
    const [channel] = this.all.filter((it) => it.audiences.includes(audience));
    if (!channel) throw new Error(`no channel reaches the audience ${audience}`);
    return channel.name;
  }

  /** Where a person is told for whom the caller names no channel. What the tenant chose goes before it. */
  reaching(audience: Audience): Pick<NewDelivery, 'channel' | 'by_choice'> {
    return { channel: this.of(audience), by_choice: hasChoice(audience) };
  }

  /** The channels that can change a message which they have sent. */
  get editing(): DeliveryChannelName[] {
    return this.all.filter((channel) => 'edit' in channel).map(({ name }) => name);
  }

  /** Channel → the one that takes over. */
  get fallbacks(): Partial<Record<DeliveryChannelName, DeliveryChannelName>> {
    return Object.fromEntries(this.all.flatMap(({ name, fallback }) => (fallback ? [[name, fallback]] : [])));
  }

  /** Refuses, before the first delivery, a fallback that does not exist and an audience that no channel or two reach. */
  onApplicationBootstrap(): void {
    for (const { fallback } of this.all) if (fallback) this.get(fallback);
    for (const audience of audiences) {
      const names = this.all.filter((it) => it.audiences.includes(audience)).map(({ name }) => name);
      if (names.length !== 1)
        throw new Error(`one channel has to reach the audience ${audience}, not ${names.join(' and ') || 'none'}`);
    }
  }

  private get all(): DeliveryChannel[] {
    return [...this.channels.values()];
  }
}
