import { type Principal, TokenVerifier } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The signed-in person, on pages that are shown without a sign-in too. */
@Injectable()
export class Visitors {
  constructor(private readonly verifier: TokenVerifier) {}

  async of({ session }: FastifyRequest): Promise<Principal | undefined> {
    const token = session.get('access_token');
    return token ? this.verifier.verify(token).catch(() => undefined) : undefined;
  }
}
