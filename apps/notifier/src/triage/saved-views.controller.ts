import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { SavedViews } from './saved-views';
import { type SavedView, SavedViewBody, SavedViewName } from './saved-views.dto';

/** Views of triage that a person saved. The summary of triage lists them with their counts. */
@Roles('csm', 'tenant_admin', 'member', 'admin')
@Controller('saved-views')
export class SavedViewsController {
  constructor(private readonly saved: SavedViews) {}

  /** Saves a view, narrowed to names, for the caller alone. At most 20, each with a name and a filter of its own. Deleted when the caller has not looked at triage for a year. */
  @Post()
  create(@Caller() caller: Principal, @Body() body: SavedViewBody): Promise<SavedView> {
    return this.saved.save(caller, body);
  }

  @Put(':view_id')
  rename(
    @Caller() caller: Principal,
    @Param('view_id', Uuid) id: string,
    @Body() { name }: SavedViewName,
  ): Promise<SavedView> {
    return this.saved.rename(caller, id, name);
  }

  @Delete(':view_id')
  @HttpCode(204)
  delete(@Caller() caller: Principal, @Param('view_id', Uuid) id: string): Promise<void> {
    return this.saved.delete(caller, id);
  }
}
