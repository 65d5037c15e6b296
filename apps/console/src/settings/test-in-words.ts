import { reasonInWords } from '@linesman/contracts';
import { channelName, onChannel } from '../pages/channel-words';
import type { SentTest } from '../upstream/answers';

/** Where a test alert arrived, and which channel did not take it before. */
export function testInWords({ channel, refused }: SentTest): string {
  const failed = refused.map((one) => `${channelName(one.channel)} did not take it: ${reasonInWords(one.reason)}.`);
  const arrived = channel ? `The test alert was sent ${onChannel(channel)}.` : 'The test alert was not sent.';
  return [...failed, arrived].join(' ');
}
