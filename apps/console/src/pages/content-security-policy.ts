/**
 * Pages load scripts and styles from this origin only, and no other site may frame them. Logos of providers are marks
 * inside the page, or come from an https address that staff entered: a page may load those that it shows.
 * @param images origins of the images of one page.
 */
export const contentSecurityPolicy = (images: Iterable<string> = []) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: [...new Set(["'self'", 'data:', ...images])],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
});

/** What a policy calls the place of an image: `data:`, `https://logos.example`; `'self'` for anything else. */
export function originOf(url: unknown): string {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'data:') return 'data:';
  return parsed?.protocol === 'https:' ? parsed.origin : "'self'";
}
