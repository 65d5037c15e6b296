import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { ConsoleConfig } from '../config';

/** Nothing is loaded from elsewhere, nothing runs that is not ours, nobody frames us. */
export const pageHeaders = ({ https }: ConsoleConfig): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: https && { maxAge: 31_536_000 },
});
