import { notFound } from '@linesman/service-kit';
import { Param, ParseUUIDPipe } from '@nestjs/common';

/** The id in the path of a page; anything but an id answers 404. @param what it identifies, for the message */
export const IdInPath = (what: string, name = 'id'): ParameterDecorator =>
  Param(name, new ParseUUIDPipe({ exceptionFactory: () => notFound(what) }));
