const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-US', {
  ...{ style: 'currency', currency: 'USD', notation: 'compact', maximumFractionDigits: 1 },
});

/** `$200,000`; nothing where it is not known. */
export const inDollars = (amount: number | null | undefined): string | undefined =>
  typeof amount === 'number' ? dollars.format(amount) : undefined;

/** `$1.2M`, for a figure. */
export const inShortDollars = (amount: number): string => short.format(amount);
