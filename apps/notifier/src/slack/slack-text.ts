/** Slack's markup knows exactly three characters. */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const limits = { header: 150, section: 3_000, button: 75, value: 2_000, text: 4_000 } as const;

/** Never cuts a character of two code units in half. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
