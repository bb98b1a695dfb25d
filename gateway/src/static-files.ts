import { extname, resolve, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Not pages of their own: the compressed forms beside each file, and maps of the source. */
const notServed = ['**/*.br', '**/*.gz', '**/*.map'];

/**
 * Serves a built single-page site at `/`: the files it has at the start by their names, smallest form first, and
 * the start page for every page of its own. There is one route per file, so no request ever names a path on disk.
 */
export const serveSite = async (server: FastifyInstance, root: string): Promise<void> => {
  await server.register(siteAt, { root });
};

const siteAt = async (server: FastifyInstance, { root }: { root: string }): Promise<void> => {
  const folder = resolve(root);
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
      const isPage = extname(path) === '' && !path.includes('/.');
      return isPage ? reply.sendFile('index.html') : reply.code(404).send();
    },
  });
};
