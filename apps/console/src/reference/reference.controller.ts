import { notFound, Public } from '@linesman/service-kit';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { referenceScriptUrl } from '../pages/assets';
import { PageRenderer } from '../pages/page-renderer';
import type { AuthenticatedRequest } from '../pages/page-request';
import { Visitors } from '../sign-in/visitors';
import { apiDocumentText } from './api-document';
import { Reference } from './reference';

/** For developers who use the API. Public, since it contains no data of anybody. */
@Public()
@Controller('reference')
export class ReferenceController {
  constructor(
    private readonly reference: Reference,
    private readonly visitors: Visitors,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async overview(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    request.principal = await this.visitors.of(request);
    const { about, chapters, problem } = this.reference.read();
    await this.pages.send(reply, 'reference', { about, chapters, problem, search: referenceScriptUrl });
  }

  /** The document itself, for programs. */
  @Get('openapi.yaml')
  document(@Res() reply: FastifyReply): void {
    void reply.type('application/yaml; charset=utf-8').send(apiDocumentText());
  }

  @Get(':slug')
  async chapter(
    @Param('slug') slug: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    request.principal = await this.visitors.of(request);
    const { chapters } = this.reference.read();
    const chapter = chapters.find((one) => one.slug === slug);
    if (!chapter) throw notFound('chapter of the reference');
    await this.pages.send(reply, 'reference-chapter', { chapters, chapter });
  }
}
