/** Text in every event about the execution that makes a profile. */
export const PROFILE_KEY = '"customer-profile:';

export const profileKey = (account: string, customer_id: string, attempt: number): string =>
  `customer-profile:${account}:${customer_id}${attempt > 1 ? `#${attempt}` : ''}`;
