import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

type StaticFile = Readonly<{
  body: Buffer;
  zipped?: Buffer;
  type: string;
  tag: string;
  cacheControl: string;
}>;

/** Reads a built site into memory once, so that no request ever names a path on disk. */
const readSite = async (root: string): Promise<ReadonlyMap<string, StaticFile>> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = new Map<string, StaticFile>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const type = contentTypes[extname(file)];
    if (!type) continue;
    const body = await readFile(file);
    const path = `/${relative(root, file).split(sep).join('/')}`;
    const zipped =
      /^(text|application|image\/svg)/.test(type) && body.length > 1024 ? gzipSync(body) : undefined;
    files.set(path, {
      body,
      zipped,
      type,
      tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      // The bundler puts a hash of the content into the names under /assets.
      cacheControl: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  }
  return files;
};

const answer = (file: StaticFile, request: FastifyRequest, reply: FastifyReply) => {
  reply.header('cache-control', file.cacheControl).header('etag', file.tag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
  reply.type(file.type);
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  return file.zipped && takesGzip
    ? reply.header('content-encoding', 'gzip').send(file.zipped)
    : reply.send(file.body);
};

/** Serves a built single-page site at `/`: files by their names, and the start page for every page of its own. */
export const serveSite = async (server: FastifyInstance, root: string): Promise<void> => {
  const files = await readSite(root);
  const start = files.get('/index.html');
  server.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const file = files.get(path);
    if (file) return answer(file, request, reply);
    const isPage = extname(path) === '' && !path.includes('/.');
    return start && isPage ? answer(start, request, reply) : reply.code(404).send();
  });
};
