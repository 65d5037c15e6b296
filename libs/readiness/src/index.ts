export * from './cache';
export * from './copy';
export * from './cta';
export * from './generic-strategy';
export * from './in-process-cache';
export * from './key';
export * from './policy';
export * from './service';
