import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Initialization, StepState } from '@cleanmatex/hq-common';
import { createAwaitInitializationAction } from './awaitInitialization';

const tenantId = '6f2b1c1e-93a7-4b51-8c0e-5a5b1f3c2d10';

const initialization = (
  state: Initialization['state'],
  ...states: StepState[]
): Initialization => ({
  tenantId,
  state,
  steps: (['main_branch', 'settings'] as const).map((step, i) => ({
    step,
    title: step,
    position: i + 1,
    state: states[i],
    attempts: 1,
    startedAt: null,
    finishedAt: null,
    error:
      states[i] === 'failed' ? { code: 'x', message: 'No such setting' } : null,
    detail: null,
  })),
});

describe('hq:tenants:await-initialization', () => {
  let server: Server;
  let answers: Array<{ status?: number; body: unknown }>;
  let headers: string[];
  const getEntityByRef = jest.fn();

  beforeAll(async () => {
    server = createServer((request, response) => {
      headers.push(`${request.url} ${request.headers.authorization}`);
      const { status = 200, body } =
        answers.length > 1 ? answers.shift()! : answers[0];
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => server.listen(0, resolve));
  });
  beforeEach(() => {
    headers = [];
    getEntityByRef.mockReset();
  });
  afterAll(() => server.close());

  async function run(
    timeoutSeconds = 30,
    entityRef?: string,
    signal?: AbortSignal,
  ) {
    const { port } = server.address() as AddressInfo;
    const discovery = mockServices.discovery.mock({
      getBaseUrl: async () => `http://localhost:${port}/api/hq`,
    });
    const logger = mockServices.logger.mock();
    const output = jest.fn();
    const action = createAwaitInitializationAction({
      auth: mockServices.auth(),
      catalog: { getEntityByRef },
      discovery,
      pollMs: 5,
    });
    const done = action.handler({
      input: { tenantId, timeoutSeconds, entityRef },
      logger,
      output,
      signal,
      getInitiatorCredentials: async () => mockCredentials.user(),
    } as unknown as Parameters<typeof action.handler>[0]);
    const lines = () => logger.info.mock.calls.map(([line]) => line);
    return { done, lines, output };
  }

  it('tells each step once per state and ends when all are done', async () => {
    answers = [
      { body: initialization('pending', 'pending', 'pending') },
      { body: initialization('running', 'running', 'pending') },
      { body: initialization('running', 'running', 'pending') },
      { status: 503, body: {} },
      { body: initialization('running', 'done', 'running') },
      { body: initialization('done', 'done', 'done') },
    ];
    const { done, lines, output } = await run();
    await done;
    expect(lines()).toEqual([
      'Main branch: Running · الفرع الرئيسي: قيد التنفيذ',
      'Main branch: Done, Settings: Running · الفرع الرئيسي: مكتملة، الإعدادات: قيد التنفيذ',
      'Settings: Done · الإعدادات: مكتملة',
    ]);
    expect(output).toHaveBeenCalledWith('state', 'done');
  });

  it('asks as whoever started the run', async () => {
    answers = [{ body: initialization('done', 'done', 'done') }];
    await (
      await run()
    ).done;
    expect(headers[0]).toContain(
      `/api/hq/v1/tenants/${tenantId}/initialization`,
    );
    expect(headers[0]).toContain('user:default/mock');
  });

  it('waits for the catalog too, where asked to', async () => {
    answers = [{ body: initialization('done', 'done', 'done') }];
    getEntityByRef
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce({ kind: 'Tenant' });
    await (
      await run(5, 'tenant:default/seeb')
    ).done;
    expect(getEntityByRef).toHaveBeenCalledTimes(2);
  });

  it('fails with the error of the failed step', async () => {
    const inArabic = initialization('failed', 'done', 'failed');
    for (const { error } of inArabic.steps) {
      if (error) error.message = 'لا يوجد إعداد كهذا';
    }
    answers = [
      { body: initialization('failed', 'done', 'failed') },
      { body: inArabic },
    ];
    await expect((await run()).done).rejects.toThrow(
      'Settings: No such setting · الإعدادات: لا يوجد إعداد كهذا',
    );
  });

  it('fails when the time is up, and says that the work goes on', async () => {
    answers = [{ body: initialization('running', 'running', 'pending') }];
    await expect((await run(1)).done).rejects.toThrow('not done within 1 s');
  });

  it('says that the work goes on when the run is cancelled, without a stack', async () => {
    answers = [{ body: initialization('running', 'running', 'pending') }];
    const { done } = await run(30, undefined, AbortSignal.timeout(100));
    await expect(done).rejects.toMatchObject({
      stack: expect.stringMatching(/^The run was cancelled[^\n]*في الخلفية$/),
    });
  });

  it('fails at once when the tenant may not be seen', async () => {
    answers = [
      { status: 403, body: { error: { message: 'No' } } },
      { status: 403, body: { error: { message: 'لا' } } },
    ];
    await expect((await run()).done).rejects.toMatchObject({
      message: 'No · لا',
      stack: 'No · لا',
    });
  });
});
