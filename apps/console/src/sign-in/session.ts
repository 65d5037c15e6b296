import type { ConsoleConfig } from '../config';

/** A sign-in that has started and not yet come back from the identity provider. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  code_verifier: string;
  return_to: string;
}

/** The content of the encrypted session cookie; the server stores no sessions. */
declare module '@fastify/secure-session' {
  interface SessionData {
    access_token: string;
    attempt: SignInAttempt;
    /** The name that the workspace's settings had at the sign-in. */
    workspace: string;
    /** Set at the sign-out: the next sign-in asks for credentials again. */
    ask_for_login: boolean;
    /** A message that is shown once, on the next page. */
    notice: string;
  }
}

/** With `__Host-` no other host of the domain can set it. Browsers allow that prefix only over TLS. */
export const sessionCookie = ({ https }: ConsoleConfig): string => (https ? '__Host-linesman' : 'linesman');

/** Browsers silently ignore a larger cookie. */
export const MAX_TOKEN_LENGTH = 2_600;
