/** The page to show after a sign-in or a posted form: the wanted path at our origin, otherwise this one. */
export function returnTo(wanted: unknown, origin: string, otherwise = '/'): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return otherwise;
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname.startsWith('/auth/')) return otherwise;
  const path = url.pathname + url.search;
  // `/.//evil.example` has our origin, and the path `//evil.example`, which names another one.
  return new URL(path, origin).origin === origin ? path : otherwise;
}
