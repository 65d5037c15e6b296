const colours = ['#0f766e', '#1d4ed8', '#6d28d9', '#a21caf', '#b45309', '#be123c', '#4d7c0f', '#334155'];

/**
 * A neutral logo with the first letters of a name, as a `data:` URL. It is no trademark of the provider, and whoever
 * shows it asks no server for it.
 */
export function letterMark(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first = '?', second] = words;
  const letters = second ? `${first[0]}${second[0]}`.toUpperCase() : first.slice(0, 2);
  const sum = [...name].reduce((total, letter) => total + letter.codePointAt(0)!, 0);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" ` +
    `fill="${colours[sum % colours.length]}"/><text x="16" y="21" text-anchor="middle" fill="#fff" ` +
    `font-family="system-ui,sans-serif" font-size="14" font-weight="600">${letters}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
