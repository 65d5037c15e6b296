import { defineGateway } from '@linesman/provider-kit';
import { createTodo } from './create-todo';
import { manifest } from './manifest';
import { syncProjects } from './sync-projects';

export const gateway = defineGateway(manifest, { SYNC_PROJECTS: syncProjects, CREATE_TODO: createTodo });
