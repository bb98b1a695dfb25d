/** A picture of one dot, and where it is found once somebody brought it. */
export const picture = {
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  address: '/pictures/63ef318d96b5d0d0ceba6e04a4e622b1158335cdc67c49e27839132c6f655058',
};
