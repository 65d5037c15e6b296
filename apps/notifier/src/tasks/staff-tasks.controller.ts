import { type Page, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AllStaffTasks } from './all-staff-tasks.system';
import { StaffTaskQuery } from './tasks.dto';
import type { StaffTaskView } from './tasks.query';

@Roles('admin')
@Controller('internal/tasks')
export class StaffTasksController {
  constructor(private readonly tasks: AllStaffTasks) {}

  /** What our own staff have to do. Open ones first, the one due soonest of them; then the closed ones. */
  @Get()
  list(@Query() query: StaffTaskQuery): Promise<Page<StaffTaskView>> {
    return this.tasks.list(query);
  }
}
