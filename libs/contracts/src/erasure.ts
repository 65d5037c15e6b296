import { IsIn, IsObject, IsUUID } from 'class-validator';

export const erasureScopes = ['customer', 'tenant'] as const;
export type ErasureScope = (typeof erasureScopes)[number];

/** A service reports what it erased. */
export class ErasureReceipt {
  @IsUUID() erasure_id: string;
  @IsIn(erasureScopes) scope: ErasureScope;
  /** Number of rows that were deleted or emptied, by kind. */
  @IsObject() erased: Record<string, number>;
}
