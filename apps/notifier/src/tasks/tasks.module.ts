import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module';
import { AllStaffTasks } from './all-staff-tasks.system';
import { ChangeTask } from './change-task';
import { CheckSubject } from './check-subject';
import { CloseTasks } from './close-tasks';
import { CreateTask } from './create-task';
import { MakeTask } from './make-task';
import { StaffTasksController } from './staff-tasks.controller';
import { StaffTasks } from './staff-tasks';
import { TaskCommentsController } from './task-comments.controller';
import { TaskComments } from './task-comments';
import { TasksController } from './tasks.controller';

@Module({
  imports: [HandlingModule],
  controllers: [StaffTasksController, TaskCommentsController, TasksController],
  providers: [AllStaffTasks, ChangeTask, CheckSubject, CloseTasks, CreateTask, MakeTask, StaffTasks, TaskComments],
  exports: [ChangeTask, CloseTasks, CreateTask, StaffTasks],
})
export class TasksModule {}
