import { Injectable } from '@nestjs/common';
import { historyLimit, postingLimit } from './slack-switches';
import { Switches } from '../../switches/switches';
import { SlackFailure } from './slack-failure';

const capacity = { burst: 10, strict: 1 };

/** One message a second in each channel; as at Slack, short bursts are accepted unless a switch says otherwise. */
@Injectable()
export class PostingLimits {
  private readonly buckets = new Map<string, { left: number; at: number }>();
  private readonly asked = new Map<string, number[]>();

  constructor(private readonly switches: Switches) {}

  post(channel: string, now = Date.now()): void {
    const mode = this.switches.list('slack', postingLimit).at(-1)?.mode ?? 'burst';
    if (mode === 'off') return;
    const most = capacity[mode as keyof typeof capacity];
    const bucket = this.buckets.get(channel) ?? { left: most, at: now };
    const left = Math.min(most, bucket.left + (now - bucket.at) / 1000);
    if (left < 1) {
      this.buckets.set(channel, { left, at: now });
      throw new SlackFailure('ratelimited', [], Math.max(1, Math.ceil(1 - left)));
    }
    this.buckets.set(channel, { left: left - 1, at: now });
  }

  /** The limit for apps outside of Slack's Marketplace: one read a minute, of 15 messages. Only with its switch on. */
  history(team: string, method: string, now = Date.now()): number {
    const limit = this.switches.list('slack', historyLimit).at(-1);
    if (!limit) return 999;
    const key = `${team}:${method}`;
    const recent = (this.asked.get(key) ?? []).filter((at) => at > now - 60_000);
    if (recent.length >= (limit.per_minute ?? 1)) {
      throw new SlackFailure('ratelimited', [], Math.ceil(((recent[0] ?? now) + 60_000 - now) / 1000));
    }
    this.asked.set(key, [...recent, now]);
    return 15;
  }
}
