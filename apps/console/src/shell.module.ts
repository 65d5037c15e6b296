import { Global, Module } from '@nestjs/common';
import { PageFilter } from './pages/page.filter';
import { PageRenderer } from './pages/page-renderer';
import { ReadStatuses } from './readiness/read-statuses';
import { IdentityProvider } from './sign-in/identity-provider';
import { SignInController } from './sign-in/sign-in.controller';
import { Visitors } from './sign-in/visitors';
import { ServiceApi } from './upstream/service-api';
import { Upstreams } from './upstream/upstreams';

const shared = [IdentityProvider, PageFilter, PageRenderer, ReadStatuses, ServiceApi, Upstreams, Visitors];

/** What every feature's pages stand on: who looks, the services' APIs, and the renderer. */
@Global()
@Module({ controllers: [SignInController], providers: shared, exports: shared })
export class ShellModule {}
