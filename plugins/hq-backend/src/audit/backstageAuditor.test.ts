import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import express from 'express';
import {
  TestDatabase,
  actorWith,
  startTestPortal,
  type TestPortal,
} from '../testing';
import { hqAuditorServiceFactories } from './backstageAuditor';

/** A plugin that is asked to do something, and refuses with the given error. */
const refusing = (error: () => Error) =>
  createBackendPlugin({
    pluginId: 'scaffolder',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          httpRouter: coreServices.httpRouter,
        },
        async init({ auditor, httpRouter }) {
          httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
          httpRouter.use(
            express().post('/tasks', async (request, response) => {
              const event = await auditor.createEvent({
                eventId: 'task',
                severityLevel: 'medium',
                request,
                meta: {
                  actionType: 'create',
                  templateRef: 'template:default/suspend-tenant',
                },
              });
              await event.fail({ error: error() });
              response.status(403).end();
            }),
          );
        },
      });
    },
  });

describe("what Backstage's plugins deny", () => {
  let database: TestDatabase;
  let portal: TestPortal;
  let error: Error;

  beforeAll(async () => {
    database = await TestDatabase.create();
    portal = await startTestPortal({
      database,
      actors: { reader: actorWith('hq.tenant.read') },
      features: [...hqAuditorServiceFactories, refusing(() => error)],
    });
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  const start = async () => {
    const url = portal.url.replace('/hq/v1', '/scaffolder/tasks');
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: 'Bearer reader', 'user-agent': 'robot/1' },
    });
    expect(answer.status).toBe(403);
    return database.owner('hq.sys_audit_log').select();
  };

  it('is in the audit log; what fails otherwise is not', async () => {
    error = new Error('broken');
    expect(await start()).toEqual([]);
    error = new NotAllowedError();
    expect(await start()).toMatchObject([
      {
        actor_type: 'user',
        actor_name: 'tester@cleanmatex.example',
        operation: 'scaffolder.task.create',
        severity: 'medium',
        subject_type: 'template',
        subject_id: 'template:default/suspend-tenant',
        outcome: 'denied',
        error: { code: 'role_refused' },
        user_agent: 'robot/1',
      },
    ]);
  });
});
