/** Where each face is. The gateway learns them from the build: it answers every other path with 404. */
export const pages = { card: '/card', scanner: '/scanner', till: '/till', console: '/console' } as const;
