import type { ShownDigest } from '../../signals/digest';
import { digestEntries, digestInLine, digestTitle, WHY_TOGETHER } from '../../signals/digest-wording';

/** What the email about several signals says. */
export function digestValues(shown: ShownDigest, zone: string, publicOrigin: string): Record<string, unknown> {
  const origin = publicOrigin.replace(/\/+$/, '');
  const { entries, more } = digestEntries(shown, zone);
  return {
    digest_line: digestInLine(shown, zone),
    digest_title: digestTitle(shown),
    digest_why: WHY_TOGETHER,
    digest_entries: entries.map((entry) => ({ ...entry, url: `${origin}/integrations/${entry.integration_id}` })),
    digest_more: more,
    signals_url: `${origin}/risk-signals`,
  };
}
