import { ProviderError } from '@linesman/provider-kit';

const refused = (message: string): ProviderError =>
  new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'invalid_path',
    message: `Custom API: ${message}`,
  });

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const never = /[\\?#\u0000-\u0020\u007f]/;

/** The URL of a path below the base URL. A path that leads outside is refused, however it is encoded. */
export function addressOf(baseUrl: unknown, path: unknown, query: unknown): string {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) throw refused('the base URL is not a URL');
  const base = new URL(baseUrl);
  if (base.search || base.hash || base.username || base.password)
    throw refused('the base URL must hold neither query nor password');
  const root = base.pathname.replace(/\/+$/, '');
  const text = String(path);
  if (!text.startsWith('/') || text.startsWith('//') || never.test(text)) throw refused(`${text} is no path`);
  if (dotSegment.test(decoded(text))) throw refused(`${text} leaves the base URL`);
  const url = new URL(base.origin + root + text);
  if (url.origin !== base.origin || !url.pathname.startsWith(`${root}/`)) throw refused(`${text} leaves the base URL`);
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    url.searchParams.append(name, String(value));
  return url.href;
}

/** Finds `..` also after an encoded slash, and with parameters that some servers cut off (`..;a=1`). */
const dotSegment = /(?:^|[/\\])\.{1,2}(?:;[^/\\]*)?(?:[/\\]|$)/;

/** Decodes repeatedly and byte by byte, because servers also decode what is not UTF-8. */
function decoded(text: string): string {
  const next = text.replace(/%([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
  return next === text ? text : decoded(next);
}
