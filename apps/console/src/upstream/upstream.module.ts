import { Global, Module } from '@nestjs/common';
import { ServiceApi } from './service-api';
import { Upstreams } from './upstreams';

/** Global, since nearly every page asks the services. */
@Global()
@Module({ providers: [ServiceApi, Upstreams], exports: [ServiceApi, Upstreams] })
export class UpstreamModule {}
