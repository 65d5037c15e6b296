import type { Provider } from '@linesman/provider-kit';
import { lookUpFolder } from './create-folder';
import { gateway } from './gateway';
import { manifest } from './manifest';
import { identify, probe } from './status';
import { webhook } from './webhook';

export const provider: Provider = {
  manifest,
  gateway,
  probe,
  identify,
  webhook,
  look_up: { CREATE_FOLDER: lookUpFolder },
};
