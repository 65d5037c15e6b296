import { BackendConfig } from '@linesman/service-kit';
import { Transform } from 'class-transformer';
import { IsString } from 'class-validator';

export class CatalogConfig extends BackendConfig {
  /** Names of packages that each bring one more provider, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()) : value))
  @IsString({ each: true })
  PROVIDER_PACKAGES: string[] = [];
}
