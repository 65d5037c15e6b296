import { Module } from '@nestjs/common';
import { AllStaffTasks } from './all-staff-tasks.system';
import { CloseTasks } from './close-tasks';
import { CreateTask } from './create-task';
import { StaffTasksController } from './staff-tasks.controller';
import { StaffTasks } from './staff-tasks';
import { TasksController } from './tasks.controller';

@Module({
  controllers: [StaffTasksController, TasksController],
  providers: [AllStaffTasks, CloseTasks, CreateTask, StaffTasks],
  exports: [CloseTasks, CreateTask, StaffTasks],
})
export class TasksModule {}
