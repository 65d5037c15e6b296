import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { GoogleAccount } from './accounts';
import { type DriveFile, DriveFiles, newId, rootOf } from './drive-files';
import { conditionsOf } from './drive-query';
import { partial } from './fields';
import { type DriveAccess, GoogleAccess } from './google-access';
import { fileNotFound, googleFailure, invalidParameter } from './google-failure';

type Ask = Record<string, string | undefined>;

const oneFile = 'kind,id,name,mimeType';

@Controller('google/drive/v3/files')
export class DriveController {
  constructor(
    private readonly access: GoogleAccess,
    private readonly files: DriveFiles,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Query() query: Ask): unknown {
    const access = this.access.reading(request);
    const conditions = conditionsOf(query['q']);
    const found = this.within(access).filter((file) => conditions.every((holds) => holds(file)));
    const { start, size } = requestedPage(query);
    const nextPageToken = start + size < found.length ? tokenOf(start + size) : undefined;
    const body = { kind: 'drive#fileList', nextPageToken, incompleteSearch: false };
    const files = found.slice(start, start + size);
    return partial({ ...body, files }, query['fields'] ?? `kind,nextPageToken,incompleteSearch,files(${oneFile})`);
  }

  @Get('generateIds')
  generateIds(@Req() request: FastifyRequest, @Query() { count = '10' }: Ask): unknown {
    const { owner } = this.access.writing(request);
    if (!(Number(count) >= 1 && Number(count) <= 1000)) throw invalidParameter('count');
    return { kind: 'drive#generatedIds', space: 'drive', ids: this.files.reserve(owner, Number(count)) };
  }

  @Post()
  @HttpCode(200)
  create(@Req() request: FastifyRequest, @Query() query: Ask, @Body() asked: Partial<DriveFile> = {}): unknown {
    const access = this.access.writing(request);
    const { owner } = access;
    const { id = newId(), parents = [rootOf(owner)], ...fields } = asked;
    if (asked.id && !this.files.isReserved(owner, id))
      throw invalidParameter('file.id', 'The provided file ID is not usable.');
    if (this.files.changes(owner).some(({ file }) => file.id === id))
      throw googleFailure(409, 'fileIdInUse', 'A file already exists with the provided ID.');
    for (const parent of parents as string[])
      if (parent !== rootOf(owner) && parent !== 'root') this.find(access, parent);
    const at = new Date().toISOString();
    const made: DriveFile = {
      name: 'Untitled',
      mimeType: 'application/octet-stream',
      ...fields,
      kind: 'drive#file',
      id,
      parents,
      ownedByMe: true,
      trashed: false,
      webViewLink: `https://drive.google.com/drive/folders/${id}`,
      createdTime: at,
      modifiedTime: at,
    };
    return partial(this.files.keep(owner, made), query['fields'] ?? oneFile);
  }

  @Get(':id')
  one(@Req() request: FastifyRequest, @Param('id') id: string, @Query() query: Ask): unknown {
    return partial(this.find(this.access.reading(request), id), query['fields'] ?? oneFile);
  }

  @Patch(':id')
  change(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() query: Ask,
    @Body() asked: Partial<DriveFile> = {},
  ): unknown {
    const access = this.access.writing(request);
    const changed = { ...this.find(access, id), ...asked, id, modifiedTime: new Date().toISOString() };
    return partial(this.files.keep(access.owner, changed), query['fields'] ?? oneFile);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Req() request: FastifyRequest, @Param('id') id: string): void {
    const access = this.access.writing(request);
    this.files.keep(access.owner, this.find(access, id), true);
  }

  private within({ owner, reaches_all }: DriveAccess): DriveFile[] {
    return reaches_all ? this.files.all(owner) : this.created(owner);
  }

  private created(owner: GoogleAccount): DriveFile[] {
    const kept = this.files.changes(owner).filter(({ removed }) => !removed);
    return kept.map(({ file }) => file);
  }

  private find(access: DriveAccess, id: string): DriveFile {
    const found = this.within(access).find((file) => file.id === id);
    if (!found) throw fileNotFound(id);
    return found;
  }
}

/** The token of a page is the index of its first file. */
function requestedPage({ pageToken, pageSize = '100' }: Ask): { start: number; size: number } {
  const size = Math.min(1000, Number(pageSize));
  if (!(size >= 1)) throw invalidParameter('pageSize');
  const [, start] = pageToken === undefined ? ['', '0'] : (/^~!!~(\d+)$/.exec(pageToken) ?? []);
  if (start === undefined) throw invalidParameter('pageToken');
  return { start: Number(start), size };
}

const tokenOf = (start: number): string => `~!!~${start}`;
