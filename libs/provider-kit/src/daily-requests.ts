import type { DailyRequests } from '@linesman/contracts';
import type { HttpResponse } from './http';

/** How a provider says in its answers what is left of the requests that it allows in a day. */
export interface DailyRequestsHeader {
  /** In lower case. */
  header: string;
  /** `used_of_limit`: the first `18/5000` in it; `left`: a number. */
  says: 'used_of_limit' | 'left';
  /** Where the header names no limit: those of the provider's plans, the smallest first. */
  limits?: [number, ...number[]];
}

type Read = (value: string) => DailyRequests | undefined;

const readers: Record<DailyRequestsHeader['says'], Read> = {
  used_of_limit: (value) => {
    const [, used, limit] = /(\d{1,12})\/(\d{1,12})/.exec(value) ?? [];
    return Number(limit) > 0 ? { left: Math.max(0, Number(limit) - Number(used)), limit: Number(limit) } : undefined;
  },
  left: (value) => (/^\s*\d{1,12}\s*$/.test(value) ? { left: Number(value) } : undefined),
};

/** What an answer says of the day's requests; nothing where the provider or this answer says nothing. */
export function readDailyRequests(
  declared: DailyRequestsHeader | undefined,
  headers: HttpResponse['headers'],
): DailyRequests | undefined {
  const value = declared && headers[declared.header];
  return value === undefined ? undefined : readers[declared!.says](value);
}

/** `83 % of the requests that Salesforce allows in a day are used: 12,450 of 15,000` */
export const requestsInWords = (name: string, { used, limit }: { used: number; limit: number }): string => {
  const [some, all] = [used, limit].map((count) => count.toLocaleString('en-US'));
  return `${Math.floor((used / limit) * 100)} % of the requests that ${name} allows in a day are used: ${some} of ${all}`;
};
