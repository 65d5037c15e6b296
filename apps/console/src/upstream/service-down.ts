import type { SchemaOwner } from '@linesman/contracts/topology';

/** A service behind the console does not answer, or not as it should. */
export class ServiceDown extends Error {
  constructor(
    readonly service: SchemaOwner,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${service}: ${reason}`, options);
  }
}
