import type { Provider } from '@linesman/provider-kit';
import { disagreement } from './entered';
import { gateway } from './gateway';
import { manifest } from './manifest';
import { identify, probe } from './status';

export const provider: Provider = { manifest, gateway, probe, identify, disagreement };
