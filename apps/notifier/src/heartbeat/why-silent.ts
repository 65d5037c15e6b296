export const MINUTE_MS = 60_000;

export interface Work {
  now: Date;
  /** When due deliveries were last looked for. */
  last_round: Date | undefined;
  /** For how long a durable consumer has answered no pull. */
  consumers_silent_ms: number;
  /** `up`, or `down` with the reason. */
  database: string;
}

/** @returns why this process may not say that it works, or nothing where it does. */
export function whySilent({ now, last_round, consumers_silent_ms, database }: Work): string | undefined {
  if (database !== 'up') return `the database is ${database}`;
  if (!last_round || now.getTime() - last_round.getTime() > MINUTE_MS)
    return 'due deliveries have not been looked for within a minute';
  if (consumers_silent_ms > MINUTE_MS) return 'a durable consumer has brought no answer within a minute';
  return undefined;
}
