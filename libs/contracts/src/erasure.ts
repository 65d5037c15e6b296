import { IsIn, IsObject, IsUUID } from 'class-validator';

export const erasureScopes = ['customer', 'tenant'] as const;
export type ErasureScope = (typeof erasureScopes)[number];

/** A service's word that it has erased what it held. */
export class ErasureReceipt {
  @IsUUID() erasure_id: string;
  @IsIn(erasureScopes) scope: ErasureScope;
  /** Rows that were erased or emptied, by what they were. */
  @IsObject() erased: Record<string, number>;
}
