import { Problem } from '@linesman/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

const LOGO_PATH = '/settings/brand/logo';
const MOST_BYTES = 256 * 1024;

/** A form with a file is sent as multipart/form-data. Files arrive as Base64, beside the other fields. No other page has one. */
@Injectable()
export class AcceptUploads implements OnModuleInit {
  constructor(private readonly adapters: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    const fastify = this.adapters.httpAdapter.getInstance();
    fastify.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      async (request: { routeOptions: { url?: string }; headers: { 'content-type'?: string } }, body: Buffer) => {
        if (request.routeOptions.url !== LOGO_PATH) throw new Problem(415, 'bad-request', 'This page takes no file.');
        return fieldsOf(body, request.headers['content-type'] ?? '');
      },
    );
  }
}

async function fieldsOf(body: Buffer, type: string): Promise<Record<string, string>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Problem(400, 'bad-request', 'The form cannot be read. Open the page again, and send it once more.');
  });
  const fields = [...form.entries()].map(async ([name, value]) => {
    const text = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()).toString('base64');
    return [name, text] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
}
