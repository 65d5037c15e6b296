import type { Provider } from '@linesman/provider-kit';
import { gateway } from './gateway';
import { manifest } from './manifest';
import { DropboxStatusStrategy } from './readiness';
import { revoke } from './revoke';
import { identify, probe } from './status';

export const provider: Provider = {
  manifest,
  gateway,
  probe,
  identify,
  revoke,
  readiness: (source) => new DropboxStatusStrategy(source),
};
