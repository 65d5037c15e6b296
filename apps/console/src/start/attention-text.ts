import type { State } from '../integrations/state-of';

/** Says that nothing fails, and no more than is known: `3 of 5 integrations work. 2 have not been checked lately.` */
export function attentionText(integrations: readonly { state: State }[]): string {
  const number = (state: State) => integrations.filter((one) => one.state === state).length;
  const [working, unknown, pending, paused] = (['healthy', 'unknown', 'pending', 'paused'] as const).map(number);
  const parts = [
    `${working} of ${integrations.length} ${integrations.length === 1 ? 'integration works' : 'integrations work'}.`,
    unknown && `${unknown} ${unknown === 1 ? 'has' : 'have'} not been checked lately.`,
    pending && `${pending} ${pending === 1 ? 'is' : 'are'} not connected yet.`,
    paused && `${paused} ${paused === 1 ? 'is' : 'are'} paused.`,
  ];
  return parts.filter(Boolean).join(' ');
}
