import { randomUUID } from 'node:crypto';
import type { DeliveryChannelName } from '@linesman/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ClaimedDelivery, DeliveryChannel, Found, SendOutcome } from '../../../../src/deliveries/channel';
import { type TestAlert, testLines } from '../../../../src/deliveries/test-alert';
import { ChannelRegistry } from '../../../../src/deliveries/channel-registry';
import { leaseEnded, leaseEndedAt } from '../../../../src/deliveries/lease-ended';
import type { MessageContent, PersonalMessage } from '../../../../src/deliveries/personal-message';
import { PagerConfig } from './pager.config';

/** Pages over HTTP. The pager takes a page with the same id once. */
@Injectable()
export class PagerChannel implements DeliveryChannel, OnModuleInit {
  // A channel of the service adds its name to `deliveryChannels` in libs/contracts.
  readonly name = 'pager' as DeliveryChannelName;
  readonly audiences = [];
  readonly max_attempts = 3;
  readonly fallback = 'email';

  constructor(
    private readonly registry: ChannelRegistry,
    private readonly config: PagerConfig,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async send(claimed: ClaimedDelivery): Promise<SendOutcome> {
    const { delivery, signal, existing } = claimed;
    const page = {
      id: delivery.id,
      to: delivery.recipient,
      text: `${delivery.occasion}: ${signal.snapshot.status_change.integration_name}`,
      answers: existing?.message_id,
    };
    return leaseEnded(claimed) ?? this.page(page);
  }

  find({ delivery }: ClaimedDelivery): Promise<Found> {
    return this.look(delivery.id);
  }

  async tellPerson({ id, recipient, lease_ends }: PersonalMessage, { title }: MessageContent): Promise<SendOutcome> {
    return leaseEndedAt(lease_ends) ?? this.page({ id, to: recipient, text: title });
  }

  findPersonal({ id }: PersonalMessage): Promise<Found> {
    return this.look(id);
  }

  private async page(page: { id: string; to: string; text: string; answers?: string | null }): Promise<SendOutcome> {
    try {
      const { status } = await fetch(this.config.PAGER_URL, { method: 'POST', body: JSON.stringify(page) });
      if (status === 503) return { kind: 'retry', reason: 'busy' };
      if (status !== 200) return { kind: 'failed', reason: `http_${status}` };
      return { kind: 'sent', message: { message_id: page.id } };
    } catch (error) {
      return { kind: 'ambiguous', reason: String(error) };
    }
  }

  test(test: TestAlert): Promise<SendOutcome> {
    return this.page({ id: randomUUID(), to: test.recipient, text: testLines(test).join('\n') });
  }

  private async look(id: string): Promise<Found> {
    const { status } = await fetch(`${this.config.PAGER_URL}?id=${id}`);
    return status === 200 ? { arrived: 'yes', message: { message_id: id } } : { arrived: 'no' };
  }
}
