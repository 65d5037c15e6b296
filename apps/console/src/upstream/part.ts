import type { SchemaOwner } from '@linesman/contracts/topology';
import { Problem } from '@linesman/service-kit';
import { ServiceDown } from './service-down';

/** A piece of a page: there, kept from this visitor, or missing because its service is down. */
export interface Part<T> {
  data?: T;
  denied?: boolean;
  missing?: SchemaOwner;
}

/** Lets the rest of a page show when one piece of it cannot. */
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
