import { Controller, Get, HttpException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SandboxConfig } from '../../config';
import type { Switch, SwitchKind } from '../../switches/switch';
import { Switches } from '../../switches/switches';
import { nameAccount } from '../../traffic/traffic';
import { accounts } from './accounts';
import { Certificates } from './certificates';
import { metadataXml } from './metadata';
import { certificateEnding, certificateExpired, entityChanged, metadataGone, rollover } from './switches';

/** A customer's identity provider for SAML 2.0, as far as Linesman asks it: metadata, and an address to sign in at. */
@Controller('sso_saml/:account')
export class SsoSamlController {
  constructor(
    private readonly config: SandboxConfig,
    private readonly switches: Switches,
    private readonly certificates: Certificates,
  ) {}

  @Get('metadata')
  metadata(@Param('account') account: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.find(account, request);
    if (this.broken(metadataGone, account)) throw new HttpException('This application does not exist.', 404);
    const base = `${this.config.origin}/sso_saml/${account}`;
    void reply.type('application/samlmetadata+xml').send(
      metadataXml({
        entity_id: this.broken(entityChanged, account) ? `${base}/moved` : base,
        sign_on: `${base}/sign-on`,
        certificates: this.signing(account),
      }),
    );
  }

  @Get('sign-on')
  signOn(@Param('account') account: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.find(account, request);
    void reply.code(400).type('text/plain').send('There is no SAMLRequest.');
  }

  /** The certificates that the metadata name. */
  private signing(account: string): string[] {
    if (this.broken(certificateExpired, account)) return [this.certificates.of(account, 'expired', -1)];
    const ending = this.broken(certificateEnding, account);
    if (ending) {
      const days = Number(ending['days']);
      return [this.certificates.of(account, `ends in ${days} days`, days)];
    }
    const current = this.certificates.of(account, 'current');
    const phase = this.broken(rollover, account)?.['phase'];
    if (!phase) return [current];
    const next = this.certificates.of(account, 'next');
    return phase === 'announced' ? [current, next] : [next];
  }

  private broken(kind: SwitchKind, account: string): Switch | undefined {
    return this.switches.list('sso_saml', kind).find((one) => !one.account || one.account === account);
  }

  private find(account: string, request: FastifyRequest): void {
    if (!accounts.some((one) => one.account === account)) throw new HttpException('There is no such account.', 404);
    nameAccount(request.raw, account);
  }
}
