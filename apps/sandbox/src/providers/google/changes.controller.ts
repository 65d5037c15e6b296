import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DriveFiles } from './drive-files';
import { partial } from './fields';
import { GoogleAccess } from './google-access';
import { invalidParameter } from './google-failure';

type Ask = Record<string, string | undefined>;

/** Lists the files that changed since a token, each once, in its present state. */
@Controller('google/drive/v3/changes')
export class DriveChangesController {
  constructor(
    private readonly access: GoogleAccess,
    private readonly files: DriveFiles,
  ) {}

  @Get('startPageToken')
  start(@Req() request: FastifyRequest): unknown {
    const { owner } = this.access.reading(request);
    return { kind: 'drive#startPageToken', startPageToken: String(this.files.next(owner)) };
  }

  @Get()
  list(@Req() request: FastifyRequest, @Query() query: Ask): unknown {
    const { owner } = this.access.reading(request);
    const { pageToken = '', pageSize = '100' } = query;
    if (!/^\d{1,15}$/.test(pageToken)) throw invalidParameter('pageToken');
    const found = this.files.changes(owner).filter(({ sequence }) => sequence >= Number(pageToken));
    found.sort((a, b) => a.sequence - b.sequence);
    const shown = found.slice(0, Math.min(1000, Math.max(1, Number(pageSize) || 100)));
    const more = found[shown.length];
    const changes = shown.map(({ time, removed, file }) => ({
      kind: 'drive#change',
      changeType: 'file',
      type: 'file',
      time,
      removed,
      fileId: file.id,
      ...(removed ? {} : { file }),
    }));
    const next = more
      ? { nextPageToken: String(more.sequence) }
      : { newStartPageToken: String(this.files.next(owner)) };
    const fields =
      query['fields'] ??
      'kind,nextPageToken,newStartPageToken,changes(kind,changeType,time,removed,fileId,file(kind,id,name,mimeType))';
    return partial({ kind: 'drive#changeList', ...next, changes }, fields);
  }
}
