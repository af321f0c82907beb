import type { RequestHandler } from 'express';

/**
 * Keeps secrets out of the request log, which is written when a response has been sent: the token of an invitation,
 * the number of a sign-in under way, parameters such as the ID token of a sign-out, and all of them in the page that
 * led here.
 */
export const quietAddress: RequestHandler = (req, res, next) => {
  res.once('prefinish', () => {
    req.originalUrl = req.originalUrl
      .split('?')[0]
      .replace(/(\/invitation\/).+/, '$1…')
      .replace(/(\/(?:interaction|oidc\/auth)\/)[^/]+/, '$1…');
    delete req.headers.referer;
  });
  next();
};
