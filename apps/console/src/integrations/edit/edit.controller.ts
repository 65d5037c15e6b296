import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { invalid } from '../../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textOf } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';
import { EditIntegration, editedFrom } from './edit-integration';
import { editPage } from './edit-page';

import { openedWith } from '../../forms/concurrent-changes';
import { NamePeople } from '../names/name-people';
import { ReadOwner } from './read-owner';
import { requireRight } from '../rights/rights';

@Roles(...integrationReaders)
@Controller('integrations/:id/edit')
export class EditController {
  constructor(
    private readonly editing: EditIntegration,
    private readonly readOwner: ReadOwner,
    private readonly people: NamePeople,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('integration') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { setup, ...found } = await this.editing.load(token, id);
    requireRight(found.integration, 'may_manage');
    const values = editedFrom(found.integration, setup?.config_schema);
    const owner = await this.readOwner.fieldOf(token, values);
    const page = editPage({ ...found, setup, opened: values, values, owner });
    await this.send(request, reply, page);
  }

  @Post()
  async save(
    @IdInPath('integration') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const found = await this.editing.load(token, id);
    requireRight(found.integration, 'may_manage');
    const { subject } = request.principal!;
    const { values, credentials, owner, errors } = await this.editing.read(token, posted, found, subject);
    const opened = openedWith(posted.opened);
    const etag = textOf(posted.etag) || found.etag;
    const saved =
      errors.length > 0
        ? { refusal: invalid(errors), values, etag, opened }
        : await this.editing.save(token, found, { opened, values, credentials, etag });
    if (saved) {
      const kept = saved.values === values ? owner : await this.readOwner.fieldOf(token, saved.values);
      const page = editPage({ ...found, ...saved, owner: kept });
      return this.send(request, reply, page, 422);
    }
    request.session.set('notice', 'Saved.');
    await reply.redirect(`/integrations/${id}`, 303);
  }

  private async send(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    page: ReturnType<typeof editPage>,
    status = 200,
  ): Promise<void> {
    const visitor = request.principal!;
    const user_id = page.owner?.user_id;
    const nameOf = await this.people.names(tokenOf(request), visitor, user_id ? [user_id] : []);
    const person = user_id ? nameOf(user_id) : undefined;
    await this.pages.send(reply, 'edit-integration', { ...page, me: visitor.subject, person }, status);
  }
}
