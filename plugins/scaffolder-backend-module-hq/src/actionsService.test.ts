import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsServiceRef,
  type ActionsService,
} from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import express from 'express';
import { actionsServiceFactories } from './actionsService';

/** Plugin `hq` as the registry answers for it. */
const registry = createBackendPlugin({
  pluginId: 'hq',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        const path = '/.backstage/actions/v1/actions';
        const texts = { en: 'slug: taken', ar: 'slug: محجوز' };
        const error = { name: 'ConflictError', message: 'slug: taken' };
        httpRouter.use(
          express()
            .get(path, (_request, response) => {
              const slug = {
                type: 'string',
                minLength: 3,
                description: 'Slug',
              };
              const input = {
                type: 'object',
                required: ['slug'],
                additionalProperties: false,
                properties: { slug },
              };
              response.json({
                actions: [{ id: 'hq:a', schema: { input, output: {} } }],
              });
            })
            .post(`${path}/:id/invoke`, (request, response) => {
              const { id } = request.params;
              if (id === 'hq:c') {
                response.json({ output: { id: 1 } });
                return;
              }
              response.status(409).json({
                error: id === 'hq:a' ? { ...error, texts } : error,
                response: { statusCode: 409 },
              });
            }),
        );
      },
    });
  },
});

describe('the actions service', () => {
  const services = new Map<string, ActionsService>();
  let stop: () => Promise<void>;
  const taker = (pluginId: string) =>
    createBackendPlugin({
      pluginId,
      register(env) {
        env.registerInit({
          deps: { actions: actionsServiceRef },
          async init({ actions }) {
            services.set(pluginId, actions);
          },
        });
      },
    });

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        registry,
        taker('scaffolder'),
        taker('mcp-actions'),
        ...actionsServiceFactories,
        mockServices.rootConfig.factory({
          data: { backend: { actions: { pluginSources: ['hq'] } } },
        }),
      ],
    });
    stop = () => backend.stop();
  }, 60_000);
  afterAll(() => stop());

  const credentials = mockCredentials.user();
  const failure = (pluginId: string, id: string) =>
    services
      .get(pluginId)!
      .invoke({ id, credentials })
      .then(
        () => undefined,
        error => error as Error,
      );

  it('tells a run why an action failed, in both languages, without a stack', async () => {
    const error = await failure('scaffolder', 'hq:a');
    expect(error?.name).toBe('ConflictError');
    expect(error?.message).toBe('slug: taken · slug: محجوز');
    expect(error?.stack).toBe('slug: taken · slug: محجوز');
    expect((await failure('scaffolder', 'hq:b'))?.message).toBe('slug: taken');
  });

  it('passes on what an action answers', async () => {
    const answer = services
      .get('scaffolder')!
      .invoke({ id: 'hq:c', credentials });
    expect(await answer).toEqual({ output: { id: 1 } });
  });

  it('leaves checking the input to who carries the action out', async () => {
    const { actions } = await services.get('scaffolder')!.list({ credentials });
    expect(actions[0].schema.input).toEqual({
      type: 'object',
      properties: { slug: { description: 'Slug' } },
    });
  });

  it('is as it was for other plugins', async () => {
    const { actions } = await services
      .get('mcp-actions')!
      .list({ credentials });
    expect(actions[0].schema.input.required).toEqual(['slug']);
    expect((await failure('mcp-actions', 'hq:a'))?.name).toBe('ResponseError');
  });
});
