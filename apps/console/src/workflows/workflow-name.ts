import { notFound } from '@linesman/service-kit';
import { Param, type PipeTransform } from '@nestjs/common';

const NAME = /^[a-z0-9_]{1,100}$/;
export const isName = (text: string): boolean => NAME.test(text);

const known: PipeTransform<string> = {
  transform: (value) => {
    if (!isName(value)) throw notFound('workflow');
    return value;
  },
};

/** The name of a workflow in a page's path; 404 for anything that cannot be one. */
export const NameInPath = (): ParameterDecorator => Param('workflow', known);
