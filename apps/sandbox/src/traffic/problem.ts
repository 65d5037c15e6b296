import { HttpException } from '@nestjs/common';

/** RFC 9457 for the sandbox's own endpoints; provider paths answer in their provider's shape. */
export const problem = (status: number, title: string, field?: string): HttpException =>
  new HttpException(
    { type: 'about:blank', title, status, ...(field ? { errors: [{ field, detail: title }] } : {}) },
    status,
  );
