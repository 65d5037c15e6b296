import type { Page } from '@linesman/service-kit';
import type { Group, UsageSubject } from './groups';
import type { Usages } from './read-usage';
import { figuresOf, type UsageFigures } from './tally';

/** What something was used for on some days, and what that costs. Fields of other groupings are null. */
export interface Usage extends UsageSubject, UsageFigures {
  /** On as many days before, by the prices of then. Null where these are not kept any more. */
  before: UsageFigures | null;
}

export interface UsageTotal extends UsageFigures {
  before: UsageFigures | null;
}

export interface UsagePage extends Page<Usage> {
  from: string;
  to: string;
  time_zone: string;
  /** The days before, which `before` counts. */
  before: { from: string; to: string } | null;
  /** Of all items of all pages. */
  total: UsageTotal;
}

const both = ({ now, before }: Usages['total'], kept: boolean): UsageTotal => ({
  ...figuresOf(now),
  before: kept ? figuresOf(before) : null,
});

export const viewOf = ({ subject, ...tallies }: Group, { before }: Usages): Usage => ({
  ...subject,
  ...both(tallies, before !== null),
});

export const headOf = ({ days, time_zone, before, total }: Usages) => ({
  ...days,
  time_zone,
  before,
  total: both(total, before !== null),
});
