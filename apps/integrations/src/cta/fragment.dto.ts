import { IsIn, IsOptional, Matches } from 'class-validator';

export class FragmentQuery {
  @Matches(/^[a-z0-9_]{1,100}$/, { message: 'provider must be the code of a provider, as in dropbox' })
  provider: string;
  @IsOptional() @IsIn(['true', 'false']) compact?: 'true' | 'false';
}
