import type { Reader } from '@linesman/texts';
import { type Key, texts, translate } from '../../contact-texts/translate';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { abandonedBy } from '../../signals/abandoned';
import type { LinkStepRow } from '../../signals/link-step.entity';
import { english } from './customer-words';

/** What stands in the way, by where the person stopped. */
const words: Partial<Record<LinkStepRow['step'], (step: LinkStepRow) => (Key | false)[]>> = {
  opened: () => ['stopped_opened'],
  consent_started: () => ['stopped_consent'],
  cancelled: ({ access }) => ['stopped_cancelled', Boolean(access?.length) && 'stopped_access', 'stopped_safe'],
  wrong_account: ({ accounts }) => [
    'stopped_account',
    Boolean(accounts?.expected) && 'stopped_accounts',
    'stopped_sign_out',
  ],
  failed: () => ['stopped_failed'],
};

/** What the email says about an attempt that its reader did not finish; empty where there is none. */
export function nudgeSentence(
  { link_steps, delivery, signal, settings }: ClaimedDelivery,
  reader: Reader = english,
): string {
  const found = abandonedBy(link_steps, delivery.recipient);
  if (!('stopped' in found)) return '';
  const { step, access, accounts } = found.stopped;
  const values = {
    connection: signal.snapshot.connection_name,
    product: settings.product_name,
    access: access?.join(', ') ?? '',
    offered: accounts?.offered ?? '',
    expected: accounts?.expected ?? '',
  };
  return (words[step]?.(found.stopped) ?? [])
    .flatMap((key) => (key ? [translate({ key, values }, reader)] : []))
    .join(texts[reader.language].between);
}
