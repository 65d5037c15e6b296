import type { SchemaOwner } from '@linesman/contracts/topology';
import { Problem } from '@linesman/service-kit';

/** A service behind the console does not answer, or answers with an error of its own. */
export class ServiceDown extends Error {
  constructor(
    readonly service: SchemaOwner,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${service}: ${reason}`, options);
  }
}

/** A part of a page: its data, or that this visitor may not see it, or which service is down. */
export interface Part<T> {
  data?: T;
  denied?: boolean;
  missing?: SchemaOwner;
}

/** While the services are updated, an older process answers without what a page shows: then that part is missing. */
export const unlessOlder = <T>(found: Part<T>, service: SchemaOwner, isOlder: (data: T) => boolean): Part<T> =>
  found.data && isOlder(found.data) ? { missing: service } : found;

/** As {@link part}, for a request that a process of an older version refuses, as it does not know what is asked for. */
export const partUnlessOlder = <T>(work: Promise<T>, service: SchemaOwner): Promise<Part<T>> =>
  part(work).catch((error: unknown) => {
    if (error instanceof Problem && error.getStatus() === 400) return { missing: service };
    throw error;
  });

/** Lets the rest of a page show when one part of it cannot. */
export async function part<T>(work: Promise<T>): Promise<Part<T>> {
  try {
    return { data: await work };
  } catch (error) {
    if (error instanceof ServiceDown) return { missing: error.service };
    if (error instanceof Problem && error.getStatus() === 403) return { denied: true };
    if (error instanceof Problem && error.getStatus() === 404) return {};
    throw error;
  }
}
