export * from './cache';
export * from './texts';
export * from './cta';
export * from './generic-strategy';
export * from './in-process-cache';
export * from './policy';
export * from './redis-cache';
export * from './service';
