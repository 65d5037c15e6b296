import { helps, type Remedy } from '@linesman/contracts';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { helpsWith } from '../../signals/helps';
import { remedyOf } from '../../signals/remedies';

const reasons: Partial<Record<Remedy, string>> = {
  staff: 'our_fault',
  wait_for_provider: 'nothing_the_contact_could_do',
  wait_until_usual: 'nothing_the_contact_could_do',
  none: 'nothing_the_contact_could_do',
};

/**
 * An email may wait for hours: for working hours, an approval, a mail server.
 * @returns why it is not sent any more, because the problem changed meanwhile and it would say or ask what does not help.
 */
export function outdated({
  delivery: { audience, occasion },
  signal: { snapshot },
}: Pick<ClaimedDelivery, 'delivery' | 'signal'>): string | undefined {
  const [, kind, rest = ''] =
    /^(opened|changed|again|new_link|handed_over|nudge|click)\b\.?([a-z_]*)/.exec(occasion) ?? [];
  if (audience !== 'contact' || !kind) return undefined;
  const action = helps.find((it) => kind === 'click' && it === rest) ?? 'send_fix_instructions';
  return helpsWith(snapshot, action) ? undefined : (reasons[remedyOf(snapshot)] ?? 'problem_changed');
}
