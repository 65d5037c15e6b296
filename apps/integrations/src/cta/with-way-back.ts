import type { IntegrationStatus } from '@linesman/readiness';

/** Lets the console, where the call to action leads, offer the way back to the page. */
export function withWayBack(status: IntegrationStatus, origin: string, return_url?: string): IntegrationStatus {
  if (!return_url || !status.cta_url || new URL(status.cta_url).origin !== origin) return status;
  const cta_url = new URL(status.cta_url);
  cta_url.searchParams.set('return_url', return_url);
  return { ...status, cta_url: cta_url.href };
}
