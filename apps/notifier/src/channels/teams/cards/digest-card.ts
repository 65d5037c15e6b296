import type { ShownDigest } from '../../../signals/digest';
import { digestEntries, digestInLine, digestTitle, WHY_TOGETHER } from '../../../signals/digest-wording';
import type { Shown } from './activity';
import { fact, line, link, small, title } from './elements';

/** The one message about several signals, as they are now. */
export function digestCard(shown: ShownDigest, zone: string, publicOrigin: string): Shown {
  const { entries, more } = digestEntries(shown, zone);
  return {
    summary: digestInLine(shown, zone),
    title: title(digestTitle(shown), entries.some(({ open }) => open) ? 'Attention' : 'Good'),
    body: [
      small(WHY_TOGETHER),
      ...entries.map(({ open, name, said }) => fact(`${open ? '●' : '✓'} ${name}`, said)),
      ...(more > 0 ? [line(`And ${more} more.`)] : []),
    ],
    actions: [link('View risk signals', publicOrigin, '/risk-signals')],
  };
}
