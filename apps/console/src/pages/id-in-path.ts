import { notFound } from '@linesman/service-kit';
import { Param, ParseUUIDPipe } from '@nestjs/common';

/** The id in a page's path; 404 for anything but an id. @param what it identifies, for the message */
export const IdInPath = (what: string, name = 'id'): ParameterDecorator =>
  Param(name, new ParseUUIDPipe({ exceptionFactory: () => notFound(what) }));
