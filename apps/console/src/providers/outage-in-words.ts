import { causeInWords } from '../pages/words';
import type { Outage, ProviderStatus } from '../upstream/answers';

const counted = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/** `41 min`, `2 h 5 min`, `3 d 4 h` */
export function lasted(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const [large, small] = minutes < 1_440 ? [60, 1] : [1_440, 60];
  const rest = Math.floor((minutes % large) / small);
  const [unit, part] = minutes < 1_440 ? ['h', 'min'] : ['d', 'h'];
  return `${Math.floor(minutes / large)} ${unit}${rest > 0 ? ` ${rest} ${part}` : ''}`;
}

/** `3 outages in 90 days, 41 min` */
export const historyInWords = ({ outages, minutes }: Pick<ProviderStatus, 'outages' | 'minutes'>): string =>
  outages === 0 ? 'No outage in 90 days' : `${counted(outages, 'outage')} in 90 days, ${lasted(minutes)}`;

/** Whose failure it is, how long it lasted, and what it means for the visitor's own tenant. */
export function outageInWords(outage: Outage, name: string) {
  const { party_at_fault, cause, opened_at, ended_at, integrations, still_failing } = outage;
  const minutes = ended_at ? Math.round((Date.parse(ended_at) - Date.parse(opened_at)) / 60_000) : undefined;
  return {
    ...outage,
    title: party_at_fault === 'us' ? `Our connection to ${name} failed` : `${name} failed`,
    cause_in_words: causeInWords(cause),
    lasted: minutes === undefined ? undefined : lasted(minutes),
    own: ownInWords(integrations, still_failing, ended_at !== null),
  };
}

function ownInWords(integrations: number, failing: number, ended: boolean): string {
  if (integrations === 0) return 'None of your integrations was part of it';
  const many = `${counted(integrations, 'integration')} of yours`;
  if (failing === 0) return `${many}, all of which work again`;
  return `${many}, of which ${failing} ${ended ? 'still failed when it ended' : failing === 1 ? 'fails now' : 'fail now'}`;
}
