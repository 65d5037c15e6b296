import { Injectable } from '@nestjs/common';
import { type ApiDocument, readApiDocument } from './api-document';
import { describeOperation, type OperationView } from './describe-operation';
import { type Block, proseOf } from './prose';
import { type FieldRow, rowsOf } from './schema-rows';

export interface Chapter {
  slug: string;
  name: string;
  about: Block[];
  operations: OperationView[];
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '');

export function chaptersOf(document: ApiDocument): Chapter[] {
  return document.tags.map(({ name, description }) => ({
    slug: slugOf(name),
    name,
    about: proseOf(description),
    operations: Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.entries(verbs)
        .filter(([, { tags }]) => tags.includes(name))
        .map(([method, operation]) => describeOperation(document, method, path, operation)),
    ),
  }));
}

export interface ReferenceContent {
  about: Block[];
  chapters: Chapter[];
  /** The fields of every refusal. */
  problem: FieldRow[];
}

/** docs/openapi.yaml as chapters for people, made at the first request. */
@Injectable()
export class Reference {
  private made?: ReferenceContent;

  read(): ReferenceContent {
    return (this.made ??= this.make(readApiDocument()));
  }

  private make(document: ApiDocument): ReferenceContent {
    const about = document.info.description.replace(' Made from the code by `npm run docs`; do not edit.', '');
    return {
      about: proseOf(about),
      chapters: chaptersOf(document),
      problem: rowsOf(document, { $ref: '#/components/schemas/ProblemDocument' }),
    };
  }
}
