import type { Provider } from '@linesman/provider-kit';
import { gateway } from './gateway';
import { manifest } from './manifest';
import { probe } from './status';

export const provider: Provider = { manifest, gateway, probe };
