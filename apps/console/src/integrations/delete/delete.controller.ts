import { Roles } from '@linesman/service-kit';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { integrationReaders } from '../../sign-in/readers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { deletionInWords } from './deletion-in-words';

const PATH = '/v1/integrations/{integration_id}';

@Roles(...integrationReaders)
@Controller('integrations/:id/delete')
export class DeleteController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async ask(
    @IdInPath('integration') integration_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const path = { integration_id };
    const [integration, deletion] = await Promise.all([
      this.api.get(PATH, token, { path }),
      this.api.delete(PATH, token, { path, query: { dry_run: 'true' } }),
    ]);
    await this.pages.send(reply, 'delete-integration', { integration, deleted: deletion && deletionInWords(deletion) });
  }

  @Post()
  async delete(
    @IdInPath('integration') integration_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const path = { integration_id };
    const { name } = await this.api.get(PATH, token, { path });
    await this.api.delete(PATH, token, { path });
    const { data: revocation } = await part(this.api.get(`${PATH}/revocation`, token, { path }));
    request.session.set(
      'notice',
      [`${name.slice(0, 80)} was deleted.`, revocation?.sentence].filter(Boolean).join(' '),
    );
    await reply.redirect('/integrations', 303);
  }
}
