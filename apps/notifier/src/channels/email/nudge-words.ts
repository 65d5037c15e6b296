import type { ClaimedDelivery } from '../../deliveries/channel';
import { abandonedBy } from '../../signals/abandoned';
import type { LinkStepRow } from '../../signals/link-step.entity';

interface Names {
  connection: string;
  product: string;
}

/** What stands in the way, by where the person stopped. */
const words: Partial<Record<LinkStepRow['step'], (names: Names, step: LinkStepRow) => string>> = {
  opened: ({ connection, product }) =>
    `You opened the link to reconnect ${connection}. The integration with ${product} does not work again yet.`,
  consent_started: ({ connection, product }) =>
    `You went to ${connection} to allow access, and did not come back from there. The integration with ${product} does not work again yet.`,
  cancelled: ({ connection, product }, { access }) =>
    `You did not allow access at ${connection}, so nothing was changed.${
      access?.length ? ` ${product} asks for this access: ${access.join(', ')}.` : ''
    } No setting is changed at ${connection}, and we never see your password.`,
  wrong_account: ({ connection }, { accounts }) =>
    `You chose another account at ${connection} than the one that this integration belongs to, so nothing was changed.${
      accounts?.expected
        ? ` You chose ${accounts.offered}, and ${accounts.expected} is expected (both are shortened).`
        : ''
    } Sign out of ${connection} first, then use the right account.`,
  failed: ({ connection }) =>
    `${connection} did not accept the last step, so nothing was changed. This often works when it is tried again.`,
};

/** What the email says about an attempt that its reader did not finish; empty where there is none. */
export function nudgeSentence({ link_steps, delivery, signal, settings }: ClaimedDelivery): string {
  const found = abandonedBy(link_steps, delivery.recipient);
  if (!('stopped' in found)) return '';
  const names = { connection: signal.snapshot.connection_name, product: settings.product_name };
  return words[found.stopped.step]?.(names, found.stopped) ?? '';
}
