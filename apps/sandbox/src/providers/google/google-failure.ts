import { HttpException } from '@nestjs/common';

export const googleError = (status: number, reason: string, message: string, more: object = {}): object => ({
  error: { code: status, message, errors: [{ message, domain: 'global', reason, ...more }] },
});

export const googleFailure = (status: number, reason: string, message: string, more: object = {}): HttpException =>
  new HttpException(googleError(status, reason, message, more), status);

export const invalidParameter = (location: string, message = 'Invalid Value'): HttpException =>
  googleFailure(400, 'invalid', message, { location, locationType: 'parameter' });

export const fileNotFound = (id: string): HttpException =>
  googleFailure(404, 'notFound', `File not found: ${id}.`, { location: 'fileId', locationType: 'parameter' });
