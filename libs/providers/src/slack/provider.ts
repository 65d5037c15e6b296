import type { Provider } from '@linesman/provider-kit';
import { gateway } from './gateway';
import { manifest } from './manifest';
import { revoke } from './revoke';
import { identify, probe } from './status';
import { webhook } from './webhook';

export const provider: Provider = { manifest, gateway, probe, identify, revoke, webhook };
