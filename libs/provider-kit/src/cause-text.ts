import { type Cause, causeWords } from '@linesman/contracts';
import type { CauseText, ProviderManifest } from './manifest';
import { troubleshootingFor } from './troubleshooting';

/** The manifest's text for a cause, or the general one. Neither is without a step. */
export function textForCause(manifest: ProviderManifest, cause: Cause): CauseText {
  const own = manifest.causes[cause];
  return {
    reason: own?.reason ?? causeWords[cause](manifest.display_name),
    troubleshooting: own?.troubleshooting ?? troubleshootingFor(manifest, cause),
  };
}
