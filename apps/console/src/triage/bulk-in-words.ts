export const bulkActions = ['acknowledge', 'snooze', 'resend'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** What came of one signal of several. */
export interface ActedOn {
  signal_id: string;
  /** Where it was refused: whose signal it is. */
  name?: string;
  /** Why nothing was done, without a full stop. */
  refused?: string;
}

const said: Record<BulkAction, string> = {
  acknowledge: 'acknowledged',
  snooze: 'snoozed',
  resend: 'being sent again',
};

// As much as a person reads in a notice, and the session cookie has room for beside the longest token.
const MOST_NAMED = 3;
const NAME_LENGTH = 24;
const REASON_LENGTH = 40;
const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** `3 acknowledged, 1 could not: TechCorp (It has already ended).` */
export function bulkInWords(action: BulkAction, acted: ActedOn[]): string {
  const refused = acted.filter((one) => one.refused !== undefined);
  const done = acted.length - refused.length;
  const named = refused
    .slice(0, MOST_NAMED)
    .map(({ name = '', refused: why = '' }) => `${cut(name, NAME_LENGTH)} (${cut(why, REASON_LENGTH)})`);
  if (refused.length > MOST_NAMED) named.push(`and ${refused.length - MOST_NAMED} more`);
  const doneText = done > 0 || refused.length === 0 ? `${done} ${said[action]}` : '';
  const refusedText = refused.length > 0 ? `${refused.length} could not: ${named.join(', ')}` : '';
  return `${[doneText, refusedText].filter(Boolean).join(', ')}.`;
}
