import { IsEmail, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { defineRpc } from '../define';
import { NestedList } from '../nested';

export class FindColleaguesRequest {
  @IsUUID('loose') tenant_id: string;
  /** Part of a name or an email address. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  /** Only the person with this address. */
  @IsOptional() @IsEmail() email?: string;
  @IsInt() @Min(1) @Max(100) limit: number;
}

export class Colleague {
  /** The address where no token has shown a name. */
  @IsString() name: string;
  @IsString() email: string;
}

export class FindColleaguesAnswer {
  @NestedList(() => Colleague) colleagues: Colleague[];
}

export const findColleagues = defineRpc({
  service: 'integrations',
  verb: 'find_colleagues',
  summary: 'The people of a tenant who have signed in and have an email address, by name.',
  request: FindColleaguesRequest,
  response: FindColleaguesAnswer,
  repeatable: true,
});
