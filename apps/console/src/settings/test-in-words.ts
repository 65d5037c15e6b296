import { reasonInWords } from '@linesman/contracts';
import { channelName, onChannel } from '../pages/channel-words';
import type { SentTest } from '../upstream/answers';

/** Whether a channel refused a test alert or gave no answer, or none was left that could take it. */
export const metTrouble = ({ channel, channel_refused, refused, no_answer }: SentTest): boolean =>
  Boolean(!channel || channel_refused || refused.length > 0 || no_answer);

/** Where a test alert arrived, and which channel did not take it before. */
export function testInWords({ channel, in_channel, channel_refused, refused, no_answer }: SentTest): string {
  const failed = refused.map((one) => `${channelName(one.channel)} did not take it: ${reasonInWords(one.reason)}.`);
  if (no_answer) {
    const { channel: silent, reason } = no_answer;
    const said = `${channelName(silent)} gave no answer: ${reasonInWords(reason)}.`;
    return [...failed, said, 'The test alert may have arrived there: look, and send another where it did not.'].join(
      ' ',
    );
  }
  if (!channel) return [...failed, 'The test alert was not sent.'].join(' ');
  if (channel_refused)
    failed.push(`The channel on ${channelName(channel)} did not take it: ${reasonInWords(channel_refused)}.`);
  const where = in_channel ? 'in the channel' : 'to you directly';
  return [...failed, `The test alert was sent ${onChannel(channel)}, ${where}.`].join(' ');
}
