/** The page to show after the sign-in: a path at our origin, or the start page for anything else. */
export function returnTo(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname.startsWith('/auth/')) return '/';
  const path = url.pathname + url.search;
  // `/.//evil.example` has our origin, and the path `//evil.example`, which names another one.
  return new URL(path, origin).origin === origin ? path : '/';
}
