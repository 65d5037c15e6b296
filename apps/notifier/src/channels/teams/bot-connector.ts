import { createHttp, type Http, type HttpRequest, withDeadline } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type Effect, failureOfAnswer, failureOfError, failureOfToken, type TeamsFailure } from './teams-failure';
import { TeamsConfig } from './teams.config';

export type Called<T> = { done: T; failure?: undefined } | { failure: TeamsFailure };

interface Call {
  method: HttpRequest['method'];
  /** The service URL of the conversation, and a path below it. */
  service_url: string;
  path: string;
  body?: object;
  effect: Effect;
  /** No call begins or goes on after this time of `performance.now`. */
  until?: number;
}

interface Token {
  value: string;
  until: number;
}

const SCOPE = 'https://api.botframework.com/.default';
/** A token that ends sooner is renewed first. */
const LEFT_MS = 120_000;

const monotonic = (): Date => new Date(performance.now());

/** Calls Microsoft's Bot Connector as our app. Answers with a failure, and throws none. */
@Injectable()
export class BotConnector {
  private readonly http: Http;
  private token?: Promise<Called<Token>>;

  constructor(
    private readonly config: TeamsConfig,
    private readonly clock: Clock,
  ) {
    this.http = createHttp({ origins: config.PROVIDER_ORIGINS, timeout_ms: config.TEAMS_TIMEOUT_MS });
  }

  get isConfigured(): boolean {
    return this.config.TEAMS_APP_ID !== undefined;
  }

  /** A token that is refused is renewed once: the secret may have been replaced. */
  async call<T = unknown>(call: Call): Promise<Called<T>> {
    const first = await this.attempt<T>(call);
    if (first.failure?.reason !== 'teams_rejects_our_app' || !first.with_token) return first;
    return this.attempt<T>(call, first.with_token);
  }

  /** @param refused a token that is not used again. */
  private async attempt<T>(
    { method, service_url, path, body, effect, until }: Call,
    refused?: string,
  ): Promise<Called<T> & { with_token?: string }> {
    const token = await this.validToken(refused);
    if (token.failure) return token;
    const with_token = token.done.value;
    const http = until === undefined ? this.http : withDeadline(this.http, new Date(until), monotonic);
    try {
      const answer = await http({
        method,
        url: `${service_url.replace(/\/+$/, '')}${path}`,
        headers: {
          authorization: `Bearer ${with_token}`,
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
        },
        body: body && JSON.stringify(body),
      });
      if (answer.status >= 300) return { failure: failureOfAnswer(answer, effect, this.clock.now()), with_token };
      return { done: (answer.body ? JSON.parse(answer.body) : {}) as T };
    } catch (error) {
      return { failure: failureOfError(error, effect) };
    }
  }

  /** Calls that come while it is asked for wait for the same answer. */
  private async validToken(refused?: string): Promise<Called<Token>> {
    const asked = this.token;
    const known = await asked;
    const least = this.clock.now().getTime() + LEFT_MS;
    if (known && !known.failure && known.done.value !== refused && known.done.until > least) return known;
    // Of those who waited for an answer that is of no use, the first asks again.
    if (!this.token || this.token === asked) this.token = this.askForToken();
    return this.token;
  }

  private async askForToken(): Promise<Called<Token>> {
    const { TEAMS_APP_ID = '', TEAMS_APP_PASSWORD = '', TEAMS_APP_DIRECTORY = '' } = this.config;
    try {
      const answer = await this.http({
        method: 'POST',
        url: `https://login.microsoftonline.com/${TEAMS_APP_DIRECTORY}/oauth2/v2.0/token`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: TEAMS_APP_ID,
          client_secret: TEAMS_APP_PASSWORD,
          scope: SCOPE,
        }).toString(),
      });
      if (answer.status !== 200) return { failure: failureOfToken(answer, this.clock.now()) };
      const { access_token, expires_in } = JSON.parse(answer.body) as { access_token: string; expires_in: number };
      return { done: { value: access_token, until: this.clock.now().getTime() + Number(expires_in) * 1_000 } };
    } catch (error) {
      return { failure: failureOfError(error, 'repeats') };
    }
  }
}
