import { Database, rows } from '@linesman/persistence';
import { Caller, OneOrSeveral, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { personColumns, type PersonKind, personKinds, type PersonView } from './people';

export class PeopleQuery {
  /** Part of a name, an email address or a subject. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @IsIn(personKinds) kind?: PersonKind;
  /** Only those whose token has this subject; one or several, 200 at most. */
  @IsOptional()
  @OneOrSeveral()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  subject?: string[];
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
}

export class PeopleNamesQuery {
  /** The subjects of their tokens; one or several, 200 at most. */
  @OneOrSeveral()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  subject: string[];
}

/** The name of a person or service, or their email address where no token has shown a name. */
export interface PersonName {
  kind: PersonKind;
  subject: string;
  name: string;
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

  /** The names of those whose subjects the caller knows, from an execution for example. Subjects without a name are left out. */
  @Roles('tenant_admin', 'csm', 'member')
  @Get('names')
  async listPeopleNames(
    @Caller() { tenantId }: Principal,
    @Query() { subject }: PeopleNamesQuery,
  ): Promise<{ items: PersonName[] }> {
    const items = await this.database.inTenant(tenantId, (tx) =>
      rows<PersonName>(
        tx,
        `select kind, subject, coalesce(name, email) as name from people
         where subject = any($1) and coalesce(name, email) is not null order by subject, kind`,
        [subject],
      ),
    );
    return { items };
  }
}
