import { html, type Html } from './html';

const steps: [number, string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

const inWords = (seconds: number): string => {
  for (const [length, name] of steps) {
    const count = Math.floor(seconds / length);
    if (count > 0) return `${count} ${name}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
};

/** How long ago, with the exact time to point at. */
export function moment(at: number): Html {
  const exact = new Date(at).toISOString();
  const shown = exact.slice(0, 19).replace('T', ' ');
  return html`<time datetime="${exact}" title="${shown} UTC">${inWords((Date.now() - at) / 1000)}</time>`;
}
