/** Injection token of the service's pino logger. */
export const LOGGER = Symbol('linesman.logger');
/** Injection token of the service's name in the topology. */
export const SERVICE_NAME = Symbol('linesman.service');
