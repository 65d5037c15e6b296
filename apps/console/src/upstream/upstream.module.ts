import { Global, Module } from '@nestjs/common';
import { FollowServiceTime } from './follow-service-time';
import { ServiceApi } from './service-api';
import { Upstreams } from './upstreams';

/** Global, since nearly every page asks the services. */
@Global()
@Module({ providers: [FollowServiceTime, ServiceApi, Upstreams], exports: [ServiceApi, Upstreams] })
export class UpstreamModule {}
