import { notFound } from '@linesman/service-kit';
import { Param, ParseUUIDPipe } from '@nestjs/common';

/** The path's integration; what is no id leads to nothing. */
export const IntegrationId = (): ParameterDecorator =>
  Param('id', new ParseUUIDPipe({ exceptionFactory: () => notFound('integration') }));
