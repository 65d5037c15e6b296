import * as untyped from 'class-transformer/cjs/storage.js';
import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';

/** Where class-transformer keeps what `@Type` said; the package ships no declaration for it. */
export const { defaultMetadataStorage: typeStorage } = untyped as unknown as {
  defaultMetadataStorage: MetadataStorage;
};
