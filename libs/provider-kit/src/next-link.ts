/** The target of `rel="next"` in a Link header (RFC 8288), resolved against the URL of the request. */
export function nextLink(header: string | undefined, asked: string): URL | undefined {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^<>]{1,2000})>([^<]*)/g)) {
    const [, relations = ''] = /;\s*rel\s*=\s*"?([^";,]*)/i.exec(parameters) ?? [];
    if (!relations.toLowerCase().split(/\s+/).includes('next')) continue;
    return URL.canParse(target, asked) ? new URL(target, asked) : undefined;
  }
  return undefined;
}
