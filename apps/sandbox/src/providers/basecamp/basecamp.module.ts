import { Module } from '@nestjs/common';
import { OAuthModule } from '../../oauth/oauth.module';
import { StateModule } from '../../state/state.module';
import { BasecampAccess } from './basecamp-access';
import { BasecampController } from './basecamp.controller';
import { BasecampTodos } from './todos';
import { BasecampTodosController } from './todos.controller';

@Module({
  imports: [OAuthModule, StateModule],
  controllers: [BasecampController, BasecampTodosController],
  providers: [BasecampAccess, BasecampTodos],
})
export class BasecampModule {}
