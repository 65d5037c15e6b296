import type { ConsoleConfig } from '../config';

/** A sign-in that has started and not yet come back from the identity provider. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  code_verifier: string;
  return_to: string;
}

/** The page that a visitor came from, through a call to action. */
export interface WayBack {
  url: string;
  host: string;
  until: number;
}

export const offeredWayBack = (way_back: WayBack | undefined, now: Date): WayBack | undefined =>
  way_back && way_back.until > now.getTime() ? way_back : undefined;

/** The content of the encrypted session cookie; the server stores no sessions. */
declare module '@fastify/secure-session' {
  interface SessionData {
    access_token: string;
    attempt: SignInAttempt;
    /** The name that the workspace's settings had at the sign-in. */
    workspace: string;
    /** Set at the sign-out: the next sign-in asks for credentials again. */
    ask_for_login: boolean;
    /** The page of the workspace's own that a call to action was on. */
    way_back: WayBack;
    /** A message that is shown once, on the next page. */
    notice: string;
    /** Whether the notice says that something was not done, or may not have been. */
    notice_warns: boolean;
  }
}

/** With `__Host-` no other host of the domain can set it. Browsers allow that prefix only over TLS. */
export const sessionCookie = ({ https }: ConsoleConfig): string => (https ? '__Host-linesman' : 'linesman');

/** Browsers silently ignore a larger cookie. */
export const MAX_TOKEN_LENGTH = 2_600;
