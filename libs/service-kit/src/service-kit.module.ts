import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { AuthGuard } from './auth.guard';
import { Clock, FollowingClock } from './clock';
import { ServiceConfig } from './config';
import { GuardedRoutes } from './guarded-routes';
import { HealthController } from './health.controller';
import { LOGGER, SERVICE_NAME } from './injection-tokens';
import { createLogger } from './logger';
import { Periodic } from './periodic';
import { Dependencies } from './dependencies';
import { TokenVerifier } from './token-verifier';

@Global()
@Module({})
export class ServiceKitModule {
  static forService(name: string, config: ServiceConfig): DynamicModule {
    return {
      module: ServiceKitModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        FollowingClock,
        { provide: Clock, useExisting: FollowingClock },
        Dependencies,
        GuardedRoutes,
        MetadataScanner,
        Periodic,
        { provide: SERVICE_NAME, useValue: name },
        { provide: ServiceConfig, useValue: config },
        { provide: config.constructor, useValue: config },
        { provide: LOGGER, useValue: createLogger(name, config.LOG_LEVEL) },
        {
          provide: TokenVerifier,
          inject: [Clock],
          useFactory: (clock: Clock) => new TokenVerifier(config, clock),
        },
        { provide: APP_GUARD, useClass: AuthGuard },
      ],
      exports: [
        Clock,
        FollowingClock,
        Dependencies,
        Periodic,
        ServiceConfig,
        config.constructor as never,
        LOGGER,
        SERVICE_NAME,
        TokenVerifier,
      ],
    };
  }
}
