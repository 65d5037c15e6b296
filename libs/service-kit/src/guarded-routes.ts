import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC, ROLES } from './principal';

/** Refuses to start if a route has neither `@Roles` nor `@Public`. */
@Injectable()
export class GuardedRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (!metatype || !instance) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = prototype[name] as () => unknown;
        if (Reflect.getMetadata(PATH_METADATA, method) === undefined) continue;
        const guarded = [ROLES, PUBLIC].some(
          (key) => this.reflector.getAllAndOverride(key, [method, metatype]) !== undefined,
        );
        if (!guarded) throw new Error(`${metatype.name}.${name} needs @Roles(...) or @Public()`);
      }
    }
  }
}
