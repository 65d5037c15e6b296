import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { FailedMessagesController } from './failed-messages.controller';
import { LoadTask } from './load-task';
import { TaskController } from './task.controller';
import { TasksController } from './tasks.controller';

@Module({
  imports: [ManagingModule],
  controllers: [FailedMessagesController, TaskController, TasksController],
  providers: [LoadTask],
})
export class TasksModule {}
