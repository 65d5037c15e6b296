import type { HealthFigures } from '../upstream/answers';

type Counted = Pick<HealthFigures, 'integrations' | 'healthy' | 'unknown' | 'pending' | 'paused'>;

/** Says that nothing fails, and no more than is known: `3 of 5 integrations work. 2 have not been checked lately.` */
export function attentionText({ integrations, healthy, unknown, pending, paused }: Counted): string {
  const parts = [
    `${healthy} of ${integrations} ${integrations === 1 ? 'integration works' : 'integrations work'}.`,
    unknown && `${unknown} ${unknown === 1 ? 'has' : 'have'} not been checked lately.`,
    pending && `${pending} ${pending === 1 ? 'is' : 'are'} not connected yet.`,
    paused && `${paused} ${paused === 1 ? 'is' : 'are'} paused.`,
  ];
  return parts.filter(Boolean).join(' ');
}
