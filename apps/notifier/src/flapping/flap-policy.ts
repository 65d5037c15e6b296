/** When an integration breaks again and again, further messages say nothing new. */
export const flapPolicy = {
  /** Signals that opened within so many minutes are counted, the new one included. */
  window_minutes: 60,
  /** So many of them are told at once. The last of these says that the integration is unstable. */
  told_at_once: 3,
  /** A further one is told once it has lasted for so many minutes. */
  lasts_minutes: 10,
} as const;

/** Until when a signal that opens now is told to nobody. @param openings of its integration, this one included. */
export function heldAsUnstable(openings: number, now: Date): Date | undefined {
  const { told_at_once, lasts_minutes } = flapPolicy;
  return openings > told_at_once ? new Date(now.getTime() + lasts_minutes * 60_000) : undefined;
}

/** What the message about a signal says of that. */
export const unstableInWords = (openings: number): string[] =>
  openings >= flapPolicy.told_at_once
    ? [
        `Unstable: it broke ${openings} times within an hour. Until it has worked for an hour, you are told again only when it stays broken for ${flapPolicy.lasts_minutes} minutes`,
      ]
    : [];

/** How many signals of an integration opened lately, the new one included, as a part of the statement that inserts it. */
export const openingsOf = (tenant: string, snapshot: string): string =>
  `1 + (select count(*)::int from (select from signals p where p.tenant_id = ${tenant}
     and p.integration_id = ${snapshot} #>> '{status_change,integration_id}'
     and p.created_at > now() - interval '${flapPolicy.window_minutes} minutes' limit 1000) earlier)`;
