import { Module } from '@nestjs/common';
import { FailedMessagesController } from './failed-messages.controller';
import { TasksController } from './tasks.controller';

@Module({ controllers: [FailedMessagesController, TasksController] })
export class TasksModule {}
