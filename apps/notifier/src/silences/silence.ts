import { silencedBy } from '@linesman/contracts';
/** A time of the day in some days of the week, by the clock of a time zone. One that ends before it begins lasts past midnight. */
export interface WeeklyTime {
  /** 1 is Monday. */
  days: number[];
  /** `22:00` */
  from: string;
  until: string;
  time_zone: string;
}

/** What a silence is about. What is absent limits nothing. */
export interface SilenceScope {
  connection_code: string | null;
  customer_id: string | null;
  integration_id: string | null;
}

/** A time in which nobody is notified of signals that open. */
export interface Silence extends SilenceScope {
  silence_id: string;
  tenant_id: string;
  /** Made by our staff: it is about every tenant. */
  everywhere: boolean;
  starts_at: Date;
  ends_at: Date;
  weekly: WeeklyTime | null;
  reason: string;
  /** The name of who made it. */
  made_by: string;
  made_by_id: string;
  /** The name of who ended it before its time. */
  ended_by: string | null;
  created_at: Date;
}

/** A tenant reads no names of our staff. */
export const whySilent = ({
  everywhere,
  made_by,
  reason,
}: Pick<Silence, 'everywhere' | 'made_by' | 'reason'>): string =>
  silencedBy(everywhere ? 'our staff' : made_by, reason);
