import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { problem } from '../../http/problem';
import { World } from '../../world/world';
import { personaClaims } from './authorization-server';
import { IssueToken } from './issue-token';

interface DevTokenRequest {
  persona?: string;
  sub?: string;
  name?: string;
  email?: string;
  tenant?: string;
  roles?: string[];
  ttl_seconds?: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const roles = ['admin', 'tenant_admin', 'member', 'csm', 'service'];

/** A token for a script, the same as from a login. */
@Controller('idp/dev-token')
export class DevTokenController {
  constructor(
    private readonly world: World,
    private readonly token: IssueToken,
  ) {}

  @Post()
  @HttpCode(200)
  async issue(
    @Body() body: DevTokenRequest | undefined,
  ): Promise<{ access_token: string; token_type: string; expires_in: number }> {
    const request = body ?? {};
    const { sub, ...claims } = this.subject(request);
    const expires_in = request.ttl_seconds ?? 8 * 3600;
    if (!Number.isInteger(expires_in) || expires_in < 1)
      throw problem(422, 'ttl_seconds must be a positive integer', 'ttl_seconds');
    const access_token = await this.token.issue(sub, claims, expires_in);
    return { access_token, token_type: 'Bearer', expires_in };
  }

  private subject(request: DevTokenRequest): { sub: string } & Record<string, unknown> {
    if (request.persona !== undefined) {
      const persona = this.world.personas.find((one) => one.persona === request.persona);
      const known = this.world.personas.map((one) => one.persona).join(', ');
      if (!persona) throw problem(422, `persona must be one of ${known}`, 'persona');
      return { sub: persona.sub, ...personaClaims(persona) };
    }
    const { sub, tenant, name, email } = request;
    if (typeof sub !== 'string' || !sub) throw problem(422, 'sub or persona must be given', 'sub');
    if (!Array.isArray(request.roles) || !request.roles.every((role) => roles.includes(role))) {
      throw problem(422, `roles must be an array of ${roles.join(', ')}`, 'roles');
    }
    if (typeof tenant !== 'string' || !uuid.test(tenant)) throw problem(422, 'tenant must be a UUID', 'tenant');
    return { sub, name: name ?? sub, ...(email ? { email } : {}), tenant, roles: request.roles };
  }
}
