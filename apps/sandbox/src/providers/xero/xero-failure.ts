import { randomUUID } from 'node:crypto';
import { HttpException } from '@nestjs/common';

/** How Xero refuses a token, a scope or an organisation, before the API itself sees the request. */
export const xeroProblem = (Status: number, Title: string, Detail: string): HttpException =>
  new HttpException({ Type: null, Title, Status, Detail, Instance: randomUUID(), Extensions: {} }, Status);

export const validationException = (element: Record<string, unknown>, messages: string[]): HttpException => {
  const ValidationErrors = messages.map((Message) => ({ Message }));
  const Elements = [{ ...element, HasErrors: true, ValidationErrors }];
  const Message = 'A validation exception occurred';
  return new HttpException({ ErrorNumber: 10, Type: 'ValidationException', Message, Elements }, 400);
};

export const queryParseException = (text: string): HttpException =>
  new HttpException({ ErrorNumber: 16, Type: 'QueryParseException', Message: `No property or field in ${text}` }, 400);
