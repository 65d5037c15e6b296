/** The page to show after the sign-in: a path at our origin, or the start page for anything else. */
export function returnTo(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname.startsWith('/auth/')) return '/';
  return url.pathname + url.search;
}
