import { Module } from '@nestjs/common';
import { CloseTasks } from './close-tasks';
import { CreateTask } from './create-task';
import { TasksController } from './tasks.controller';

@Module({ controllers: [TasksController], providers: [CloseTasks, CreateTask], exports: [CloseTasks, CreateTask] })
export class TasksModule {}
