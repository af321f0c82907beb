import express from 'express';
import request from 'supertest';
import { quietAddress } from './quietAddress';

it('keeps the tokens of invitations, the numbers of sign-ins and all parameters out of what is logged once a response was sent', async () => {
  const logged: string[] = [];
  const app = express();
  app.use((req, res, next) => {
    res.on('finish', () =>
      logged.push(`${req.originalUrl} ${req.get('referer')}`),
    );
    next();
  });
  app.use('/api/identity', quietAddress, (req, res) => {
    res.send(req.originalUrl);
  });
  const invitation = '/api/identity/invitation/secret-token';
  const { text } = await request(app)
    .get(invitation)
    .set('Referer', `http://localhost${invitation}`);
  expect(text).toBe(invitation);
  await request(app).get('/api/identity/oidc/session/end?id_token_hint=secret');
  await request(app).post('/api/identity/interaction/uid/password');
  await request(app).get('/api/identity/oidc/auth/uid');
  expect(logged).toEqual([
    '/api/identity/invitation/… undefined',
    '/api/identity/oidc/session/end undefined',
    '/api/identity/interaction/…/password undefined',
    '/api/identity/oidc/auth/… undefined',
  ]);
});
