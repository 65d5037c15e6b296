import { HttpException } from '@nestjs/common';

interface StripeError {
  type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  message: string;
  code?: string;
  param?: string;
  [field: string]: unknown;
}

export class StripeFailure extends HttpException {
  constructor(status: number, error: StripeError) {
    super({ error }, status);
  }
}

export const invalid = (message: string, param: string, code: string): StripeFailure =>
  new StripeFailure(400, { type: 'invalid_request_error', message, param, ...(code ? { code } : {}) });
