const dollars = { style: 'currency', currency: 'USD' } as const;
const whole = new Intl.NumberFormat('en-US', { ...dollars, maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en-US', { ...dollars, notation: 'compact', maximumFractionDigits: 1 });

/** `$200,000`; undefined where the amount is not known. */
export const inDollars = (amount: number | null | undefined): string | undefined =>
  typeof amount === 'number' ? whole.format(amount) : undefined;

/** `$1.2M` */
export const inShortDollars = (amount: number): string => compact.format(amount);
