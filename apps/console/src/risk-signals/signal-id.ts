import { notFound } from '@linesman/service-kit';
import { Param, ParseUUIDPipe } from '@nestjs/common';

/** The path's risk signal; what is no id leads to nothing. */
export const SignalId = (): ParameterDecorator =>
  Param('id', new ParseUUIDPipe({ exceptionFactory: () => notFound('risk signal') }));
