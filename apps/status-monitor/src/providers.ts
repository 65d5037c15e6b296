/** Injection token of the providers, whose manifests know intervals, names and words. */
export const PROVIDERS = Symbol('status-monitor.providers');
