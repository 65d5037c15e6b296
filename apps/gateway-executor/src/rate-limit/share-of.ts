/** What one of so many tenants may take of a limit that they share. */
export const shareOf = (requests: number, tenants: number): number =>
  Math.max(1, Math.floor(requests / Math.max(1, tenants)));
