import type { ShownDigest } from '../../signals/digest';
import { digestEntries, type DigestEntry, digestInLine, digestTitle, WHY_TOGETHER } from '../../signals/digest-wording';
import { button, context, header, notificationText, plain, type SlackMessage } from './block-elements';

/** The one message about several signals, as they are now: a line for each, with the way to its page. */
export function digestBlocks(shown: ShownDigest, zone: string, publicOrigin: string): SlackMessage {
  const { entries, more } = digestEntries(shown, zone);
  const origin = publicOrigin.replace(/\/+$/, '');
  const icon = entries.some(({ open }) => open) ? ':bell:' : ':white_check_mark:';
  return {
    text: notificationText(digestInLine(shown, zone)),
    blocks: [
      header(`${icon} ${digestTitle(shown)}`),
      context(WHY_TOGETHER),
      ...entries.map((entry) => lineOf(entry, origin)),
      ...(more > 0 ? [plain(`And ${more} more.`)] : []),
      {
        type: 'actions',
        elements: [button('view_risk_signals', 'View Risk Signals', { url: `${origin}/risk-signals` })],
      },
    ],
  };
}

const lineOf = ({ open, name, said, integration_id }: DigestEntry, origin: string) => ({
  ...plain(`${open ? '●' : '✓'} ${name}`, said),
  accessory: button(`view_integration.${integration_id}`, 'View', { url: `${origin}/integrations/${integration_id}` }),
});
