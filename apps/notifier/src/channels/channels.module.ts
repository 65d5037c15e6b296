import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Module, type Type } from '@nestjs/common';
import { loadFolder } from '../load-folder';

/** The Nest modules of the channels in a folder: `<channel>/<channel>.module.ts` exports one class. */
export const channelsIn = (folder: string): Type[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => loadFolder(join(folder, name), `${name}.module`))
    .flatMap(({ exported }) => Object.values(exported).filter(isClass));

const isClass = (exported: unknown): exported is Type => typeof exported === 'function';

/** Every folder beside this file is a channel. Nothing lists them. */
@Module({ imports: channelsIn(__dirname) })
export class ChannelsModule {}
