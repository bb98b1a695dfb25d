import { readFileSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem } from './walls/error-format';

/** Not pages of their own: the compressed forms beside each file, and maps of the source. */
const notServed = ['**/*.br', '**/*.gz', '**/*.map', 'pages.json', 'graphql.html'];

/** A built site: its folder, and whether its page to try operations out is served at `/graphql`. */
type Site = Readonly<{ root: string; explorer: boolean }>;

/**
 * Serves a built single-page site at `/`: the files it has at the start by their names, smallest form first, and
 * the start page for every path that its `pages.json` names; for any other it comes with 404. There is one route per
 * file, so no request ever names a path on disk.
 */
export const serveSite = async (server: FastifyInstance, site: Site): Promise<void> => {
  await server.register(siteAt, site);
};

const siteAt = async (server: FastifyInstance, { root, explorer }: Site): Promise<void> => {
  const folder = resolve(root);
  const startPage = readFileSync(join(folder, 'index.html'));
  const pages = new Set<unknown>(JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')));
  const assets = `${folder}${sep}assets${sep}`;
  server.addHook('onSend', async (_request, reply, payload) => {
    // The file server knows scripts by the name that RFC 9239 retired.
    if (reply.getHeader('content-type') === 'application/javascript; charset=utf-8')
      reply.type('text/javascript; charset=utf-8');
    return payload;
  });
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    globIgnore: notServed,
    serveDotFiles: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      // The bundler puts a hash of the content into the names under /assets.
      const kept = path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.header('cache-control', kept);
    },
  });
  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '/';
      if (pages.has(path)) return reply.sendFile('index.html');
      const bare = path.replace(/\/$/, '');
      if (pages.has(bare)) return reply.redirect(bare + request.url.slice(path.length), 308);
      const mayBeTyped = extname(path) === '' && !path.includes('/.');
      reply.code(404).header('cache-control', 'no-cache');
      return mayBeTyped ? reply.type('text/html; charset=utf-8').send(startPage) : reply.send();
    },
  });
  if (explorer)
    server.get('/graphql', (request, reply) => {
      // A program that asks by GET is told that nothing is asked so, instead of being sent a page.
      if (request.headers.accept?.includes('text/html')) return reply.sendFile('graphql.html');
      return reply
        .code(405)
        .header('allow', 'POST')
        .send(problem('BAD_REQUEST', 'Operations are sent by POST, as JSON.'));
    });
};
