import type { Cause } from '@linesman/contracts';
import { copyForCause, type ProviderManifest } from '@linesman/provider-kit';

/** One sentence for people. The provider's raw words stay in integration_events. */
export const reasonOf = (cause: Cause, manifest: ProviderManifest | undefined, message: string | undefined): string =>
  manifest ? copyForCause(manifest, cause).reason : (message ?? cause);
