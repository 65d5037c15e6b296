import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseStyle } from '@linesman/page-style';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { StandIns } from '../stand-ins/find-stand-ins';

interface Asset {
  url: string;
  type: string;
  content: string;
}

/** The address changes with the content, so that browsers may keep it for ever. */
const asset = (extension: string, type: string, content: string): Asset => ({
  url: `/assets/sandbox-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${extension}`,
  type: `${type}; charset=utf-8`,
  content,
});
const read = (file: string): string => readFileSync(file, 'utf8');
const stylesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.css'))
    .sort()
    .map((file) => read(join(folder, file)));

/** One style sheet and one script for all pages. */
@Injectable()
export class Assets {
  readonly style: Asset;
  readonly script: Asset;

  constructor(standIns: StandIns) {
    const folders = [join(__dirname, 'styles'), ...standIns.all.map(({ folder }) => folder)];
    this.style = asset('css', 'text/css', [baseStyle, ...folders.flatMap(stylesIn)].join('\n'));
    const idiomorph = read(require.resolve('idiomorph/dist/idiomorph.min.js'));
    this.script = asset('js', 'text/javascript', `${idiomorph}\n${read(join(__dirname, 'scripts', 'live.js'))}`);
  }

  serve(fastify: FastifyInstance): void {
    for (const { url, type, content } of [this.style, this.script])
      fastify.get(url, (_, reply) =>
        reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
      );
  }
}
