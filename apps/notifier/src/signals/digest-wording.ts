import type { DigestLine, ShownDigest } from './digest';
import { endedWell, errorLine, titles } from './wording';

/** Further ones are counted. A message on Slack has room for 50 blocks. */
const MOST_LINES = 40;

export interface DigestEntry {
  open: boolean;
  /** `TechCorp: Salesforce CRM Sync` */
  name: string;
  said: string;
  integration_id: string;
}

const isOpen = ({ state }: DigestLine): boolean => state === 'open';

/** Counts what is still open. */
export function digestTitle({ lines }: ShownDigest): string {
  const [all, open] = [lines.length, lines.filter(isOpen).length];
  if (open === all) return `${all} problems at once`;
  return open === 0 ? ended(all) : `${open} of ${all} problems ${open === 1 ? 'is' : 'are'} left`;
}

function ended(all: number): string {
  if (all === 1) return 'The problem has ended';
  return `${all === 2 ? 'Both' : `All ${all}`} problems have ended`;
}

export const WHY_TOGETHER =
  'Many messages about problems came within a short time, so these come together. Whatever is critical comes by itself.';

/** The open ones first. */
export function digestEntries({ lines }: ShownDigest, zone: string): { entries: DigestEntry[]; more: number } {
  const sorted = [...lines.filter(isOpen), ...lines.filter((line) => !isOpen(line))];
  return {
    entries: sorted.slice(0, MOST_LINES).map((line) => entryOf(line, zone)),
    more: Math.max(0, lines.length - MOST_LINES),
  };
}

function entryOf(line: DigestLine, zone: string): DigestEntry {
  const { customer, status_change, signal_type, severity } = line.snapshot;
  const { integration_id, integration_name } = status_change;
  return {
    open: isOpen(line),
    name: customer ? `${customer.name}: ${integration_name}` : integration_name,
    said:
      line.state === 'open'
        ? `${titles[signal_type].replace(/^Integration /, '')}, ${severity}. ${errorLine(line.snapshot, zone)}`
        : line.state === 'withdrawn'
          ? 'Removed or paused on purpose'
          : `It ${endedWell(line.snapshot).said}`,
    integration_id,
  };
}

/** The beginning of the digest where only a line is shown. */
export const digestInLine = (shown: ShownDigest, zone: string): string => {
  const { entries } = digestEntries(shown, zone);
  const names = entries.slice(0, 3).map(({ name }) => name);
  const more = shown.lines.length - names.length;
  return `${digestTitle(shown)}: ${names.join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
};
