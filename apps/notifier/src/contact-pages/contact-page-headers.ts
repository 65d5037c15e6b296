import { createHash } from 'node:crypto';
import { applyDecorators, Header } from '@nestjs/common';
import { style } from './contact-page';

/** Of the tenant's look, the logo and a style sheet with the colour come from this origin. */
const policy = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The link is the permission: its page runs nothing, stands in no frame, is in no cache, and its address goes nowhere. */
export const ContactPageHeaders = (): MethodDecorator =>
  applyDecorators(
    Header('content-security-policy', policy),
    Header('referrer-policy', 'no-referrer'),
    Header('cache-control', 'no-store'),
    Header('x-content-type-options', 'nosniff'),
    Header('x-frame-options', 'DENY'),
  );
