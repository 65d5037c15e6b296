import { Database, rows } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { personColumns, type PersonKind, personKinds, type PersonView } from './people';

export class PeopleQuery {
  /** Part of a name, an email address or a subject. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @IsIn(personKinds) kind?: PersonKind;
  /** Only those whose token has this subject; one or several, 200 at most. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  subject?: string[];
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
}

@Roles('tenant_admin')
@Controller('people')
export class PeopleController {
  constructor(private readonly database: Database) {}

  /** The people and services who have called with a token of the tenant, by name. `q` narrows what is more than `limit`. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Query() { q, kind, subject, limit }: PeopleQuery,
  ): Promise<{ items: PersonView[] }> {
    const items = await this.database.inTenant(tenantId, (tx) =>
      rows<PersonView>(
        tx,
        `select ${personColumns} from people
         where ($1::text is null or kind = $1)
           and ($2::text is null or strpos(lower(concat_ws(' ', name, email, subject)), lower($2)) > 0)
           and ($4::text[] is null or subject = any($4))
         order by lower(coalesce(name, email, subject)), kind, subject limit $3`,
        [kind, q, limit, subject],
      ),
    );
    return { items };
  }
}
