import type { Cause } from '@linesman/contracts';
import type { ProviderCode } from './at-providers.ts';
import { accessWays } from './ways/access.ts';
import { endingWays } from './ways/ends-soon.ts';
import { providerWays } from './ways/provider-fails.ts';
import { reportedWays } from './ways/reported.ts';
import { scheduledWays } from './ways/scheduled.ts';
import type { Way } from './ways/way.ts';

export type { Way } from './ways/way.ts';

/** In the order of the table. */
export const ways: readonly Way[] = [...accessWays, ...reportedWays, ...scheduledWays, ...endingWays, ...providerWays];

export const causeAt = ({ cause }: Way, provider: ProviderCode): Cause | undefined =>
  typeof cause === 'string' ? cause : cause[provider];
