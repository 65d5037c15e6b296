/** Injection token of the providers: their manifests declare probe intervals, names and texts. */
export const PROVIDERS = Symbol('status-monitor.providers');
