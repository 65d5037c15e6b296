import { ArrayMaxSize, IsArray, IsInt, IsISO8601, IsString, Length, Min } from 'class-validator';

/** Of more none is told. Longer ones are left out. */
export const MOST_SCOPES = 200;
export const LONGEST_SCOPE = 200;

/** What the provider says that it granted with the newest consent or key. */
export class GrantedScopes {
  /** Of the credentials that came with it. Token refreshes since have made newer ones, with the same scopes. */
  @IsInt() @Min(1) credential_version: number;
  @IsISO8601() granted_at: string;
  @IsArray()
  @ArrayMaxSize(MOST_SCOPES)
  @IsString({ each: true })
  @Length(1, LONGEST_SCOPE, { each: true })
  scopes: string[];
}
