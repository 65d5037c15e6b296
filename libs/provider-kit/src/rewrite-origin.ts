/** Real origin → base URL that stands in for it, path prefix included: `{"https://login.salesforce.com": "http://127.0.0.1:4010/salesforce"}` */
export type Origins = Record<string, string>;

export function rewriteOrigin(url: string, origins: Origins): string {
  const parsed = new URL(url);
  const base = origins[parsed.origin];
  if (base === undefined) return url;
  return base.replace(/\/+$/, '') + parsed.pathname + parsed.search;
}
