import type { ConsoleConfig } from '../config';

/** A sign-in on its way through the identity provider. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  code_verifier: string;
  return_to: string;
}

/** What the encrypted session cookie holds: nothing is kept on the server. */
declare module '@fastify/secure-session' {
  interface SessionData {
    access_token: string;
    attempt: SignInAttempt;
    /** After a sign-out the identity provider is told to ask who is there. */
    ask_who: boolean;
    /** Said once, on the next page. */
    notice: string;
  }
}

/** `__Host-` keeps other hosts of the domain from setting it; browsers allow it over TLS only. */
export const sessionCookie = ({ https }: ConsoleConfig): string => (https ? '__Host-linesman' : 'linesman');

/** Browsers drop a larger cookie without a word. */
export const MAX_TOKEN_LENGTH = 2_600;
