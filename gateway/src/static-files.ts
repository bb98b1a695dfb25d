import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
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

/** Compressed forms of a file, the smallest first: how the header names them and how their files end. */
const codings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

type Form = Readonly<{ coding?: (typeof codings)[number]['name']; body: Buffer; tag: string }>;

/** One file: its compressed forms, the smallest first, and then the file itself. */
type StaticFile = Readonly<{ type: string; cacheControl: string; forms: readonly Form[] }>;

const tagOf = (body: Buffer, coding = ''): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}${coding && `-${coding}`}"`;

/** Reads a built site into memory once, with the compressed files its build left beside each, so that no request
 *  ever names a path on disk. */
const readSite = async (root: string): Promise<ReadonlyMap<string, StaticFile>> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const present = new Set(paths);
  const files = new Map<string, StaticFile>();
  for (const file of paths) {
    const type = contentTypes[extname(file)];
    if (!type) continue;
    const body = await readFile(file);
    const forms: Form[] = [];
    for (const { name: coding, ending } of codings) {
      const beside = `${file}${ending}`;
      if (present.has(beside)) forms.push({ coding, body: await readFile(beside), tag: tagOf(body, coding) });
    }
    const path = `/${relative(root, file).split(sep).join('/')}`;
    files.set(path, {
      type,
      // The bundler puts a hash of the content into the names under /assets.
      cacheControl: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      forms: [...forms, { body, tag: tagOf(body) }],
    });
  }
  return files;
};

/** The content codings an `accept-encoding` header takes; a weight of nought refuses one. */
const taken = (header: string | undefined): ReadonlySet<string> =>
  new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
      .map((one) => one.split(';', 1)[0]?.trim() ?? ''),
  );

const answer = ({ type, cacheControl, forms }: StaticFile, request: FastifyRequest, reply: FastifyReply) => {
  const takes = taken(String(request.headers['accept-encoding'] ?? ''));
  const form = forms.find(({ coding }) => !coding || takes.has(coding));
  if (!form) return reply.code(404).send();
  reply.header('cache-control', cacheControl).header('etag', form.tag);
  if (forms.length > 1) reply.header('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.includes(form.tag)) return reply.code(304).send();
  if (form.coding) reply.header('content-encoding', form.coding);
  return reply.type(type).send(form.body);
};

/** Serves a built single-page site at `/`: files by their names, and the start page for every page of its own. */
export const serveSite = async (server: FastifyInstance, root: string): Promise<void> => {
  const files = await readSite(root);
  const start = files.get('/index.html');
  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '/';
      const file = files.get(path);
      if (file) return answer(file, request, reply);
      const isPage = extname(path) === '' && !path.includes('/.');
      return start && isPage ? answer(start, request, reply) : reply.code(404).send();
    },
  });
};
