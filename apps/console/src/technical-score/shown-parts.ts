import { readable } from '../pages/words';
import type { TechnicalScore } from '../upstream/answers';

const names: Record<string, string> = {
  uptime: 'Uptime',
  state: 'State',
  calls: 'Calls',
  problems: 'Open problems',
  freshness: 'Freshness',
  credentials: 'Credentials',
};

export interface ShownPart {
  name: string;
  /** `28 of 35`; a dash where nothing is known. */
  points: string;
  says: string;
}

/** A part that is new to this page is shown under its own name. */
export const shownParts = (parts: TechnicalScore['parts']): ShownPart[] =>
  parts.map(({ part, points, most, says }) => ({
    name: names[part] ?? readable(part),
    points: points === null ? '–' : `${points} of ${most}`,
    says,
  }));
