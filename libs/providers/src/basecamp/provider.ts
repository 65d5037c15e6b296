import type { Provider } from '@linesman/provider-kit';
import { gateway } from './gateway';
import { lookUpTodo } from './look-up-todo';
import { manifest } from './manifest';
import { BasecampStatusStrategy } from './readiness';
import { configFromAccount, identify, probe } from './status';

export const provider: Provider = {
  manifest,
  gateway,
  probe,
  identify,
  configFromAccount,
  readiness: (source) => new BasecampStatusStrategy(source),
  look_up: { CREATE_TODO: lookUpTodo },
};
