import { Roles } from '@linesman/service-kit';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { RebuildCopies } from './rebuild-copies';

@Roles('admin')
@Controller('copies')
export class CopiesController {
  constructor(private readonly copies: RebuildCopies) {}

  @Post('rebuild')
  @HttpCode(200)
  rebuild(): Promise<{ read: number; drifted: number }> {
    return this.copies.rebuild();
  }
}
