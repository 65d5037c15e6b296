import { type DynamicModule, Module } from '@nestjs/common';
import { SandboxConfig } from './config';
import { HealthController } from './health.controller';
import { HomeModule } from './home/home.module';
import { MailModule } from './mail/mail.module';
import { OAuthModule } from './oauth/oauth.module';
import { PagesModule } from './pages/pages.module';
import { PushesModule } from './pushes/pushes.module';
import { SsoLoginsModule } from './sso-logins/sso-logins.module';
import { type FoundStandIn, StandIns } from './stand-ins/find-stand-ins';
import { StandInsModule } from './stand-ins/stand-ins.module';
import { SwitchPagesModule } from './switch-pages/switch-pages.module';
import { SwitchesModule } from './switches/switches.module';
import { TrafficModule } from './traffic/traffic.module';
import { WebhooksModule } from './webhooks/webhooks.module';
import { readWorld, World } from './world/world';

@Module({})
export class SandboxModule {
  /** Every module may inject the configuration, the stand-ins and the world. */
  static with(config: SandboxConfig, standIns: FoundStandIn[]): DynamicModule {
    return {
      module: SandboxModule,
      global: true,
      imports: [
        HomeModule,
        MailModule,
        OAuthModule,
        PagesModule,
        PushesModule,
        SsoLoginsModule,
        StandInsModule,
        SwitchPagesModule,
        SwitchesModule,
        TrafficModule,
        WebhooksModule,
        ...standIns.map(({ module }) => module),
      ],
      controllers: [HealthController],
      providers: [
        { provide: SandboxConfig, useValue: config },
        { provide: World, useFactory: () => readWorld(config) },
        { provide: StandIns, inject: [World], useFactory: (world: World) => new StandIns(standIns, world) },
      ],
      exports: [SandboxConfig, StandIns, World],
    };
  }
}
