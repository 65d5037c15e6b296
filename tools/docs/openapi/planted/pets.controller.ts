import { Answers, EntityTag, IfMatch, type Page, Problem, Public, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';

export interface PetView {
  pet_id: string;
  /** As its people call it. */
  name: string;
  mood: 'good' | 'bad' | null;
  mother?: PetView;
  born_at: Date;
  version: number;
}

export class NewPet {
  @IsString() @Length(1, 20) name: string;
  @IsOptional() @IsIn(['good', 'bad']) mood?: 'good' | 'bad';
}

export class PetsQuery {
  /** How many at once. */
  @IsInt() limit = 20;
}

/** Animals that live with people. */
@Roles('member')
@UseInterceptors(EntityTag)
@Controller('pets')
export class PetsController {
  /** The oldest first. */
  @Get()
  list(@Query() _query: PetsQuery): Promise<Page<PetView>> {
    return Promise.resolve({ items: [] });
  }

  @Put(':pet_id')
  update(@Param('pet_id', Uuid) id: string, @Body() pet: NewPet, @IfMatch() _expected: unknown): Promise<PetView> {
    return Promise.resolve(feed(id, pet));
  }

  @Roles('admin')
  @Post(':pet_id/feed')
  @HttpCode(204)
  feed(@Param('pet_id', Uuid) id: string): Promise<void> {
    feed(id, { name: '' });
    return Promise.resolve();
  }

  @Public()
  @Answers({ 200: 'image/png', 304: null })
  @Get('photo')
  photo(): string {
    return '';
  }
}

function feed(id: string, { name }: NewPet): PetView {
  if (!name) throw new Problem(409, 'pet-is-full', `Pet ${id} has eaten already.`);
  if (name === 'asleep') throw new Problem(503, 'pet-sleeps', 'Come back when it is awake.', { retry_after: 60 });
  if (name === 'lost') throw new Problem(503, 'service-busy', 'Try again.');
  return { pet_id: id, name, mood: null, born_at: new Date(0), version: 1 };
}
