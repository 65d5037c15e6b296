import { loadConfig } from '@linesman/service-kit';
import type { FactoryProvider } from '@nestjs/common';
import { ENVIRONMENT } from '../config';

/** A channel's configuration, read from the environment. A missing or wrong variable ends the process and is named. */
export const configOf = <T extends object>(shape: new () => T): FactoryProvider<T> => ({
  provide: shape,
  inject: [ENVIRONMENT],
  useFactory: (environment: NodeJS.ProcessEnv) => loadConfig(shape, environment),
});
