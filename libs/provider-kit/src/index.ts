export * from './http';
export * from './manifest';
export * from './provider';
export * from './provider-error';
