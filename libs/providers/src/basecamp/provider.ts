import type { Provider } from '@linesman/provider-kit';
import { gateway } from './gateway';
import { lookUpTodo } from './look-up-todo';
import { manifest } from './manifest';
import { configFromAccount, identify, probe } from './status';

export const provider: Provider = {
  manifest,
  gateway,
  probe,
  identify,
  configFromAccount,
  look_up: { CREATE_TODO: lookUpTodo },
};
