import { randomUUID } from 'node:crypto';
import { auditorServiceFactory } from '@backstage/backend-defaults/auditor';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type AuditorService,
  type AuditorServiceCreateEventOptions,
  type HttpAuthService,
} from '@backstage/backend-plugin-api';
import { kernelErrors } from '@cleanmatex/hq-common';
import {
  hqAccessServiceRef,
  hqDatabaseServiceRef,
  type HqAccess,
  type HqDatabase,
} from '@cleanmatex/hq-node';
import { acquireConnection } from '../kernel/connection';
import { auditRow, insertAuditRows } from '../kernel/auditLog';

const stockAuditorRef = createServiceRef<AuditorService>({
  id: 'hq.stock-auditor',
  scope: 'plugin',
});

interface Deps {
  stock: AuditorService;
  plugin: { getId(): string };
  httpAuth: HttpAuthService;
  access: HqAccess;
  database: HqDatabase;
}

/** Records a request that a plugin of Backstage has denied. */
async function recordDenial(
  { plugin, httpAuth, access, database }: Deps,
  { eventId, severityLevel, meta, request }: AuditorServiceCreateEventOptions,
): Promise<void> {
  if (!request) return;
  const actor = await access.actorOf(await httpAuth.credentials(request));
  if (!actor) return;
  const { actionType, templateRef } = (meta ?? {}) as Record<string, string>;
  const requestId = randomUUID();
  const row = auditRow(
    {
      actor,
      info: {
        door: 'rest',
        requestId,
        correlationId: requestId,
        locale: 'en',
        ip: request.ip,
        userAgent: request.get('user-agent'),
      },
      operation: [plugin.getId(), eventId, actionType]
        .filter(Boolean)
        .join('.'),
      severity: severityLevel ?? 'low',
      subjectType: templateRef ? 'template' : eventId,
    },
    { subjectId: templateRef, subjectName: templateRef },
    'denied',
    { error: { code: 'role_refused', message: kernelErrors.role_refused.en } },
  );
  const connection = await acquireConnection(database.knex);
  try {
    await connection.script([insertAuditRows([row])]);
  } finally {
    await connection.release();
  }
}

const auditorFactory = createServiceFactory({
  service: coreServices.auditor,
  deps: {
    stock: stockAuditorRef,
    plugin: coreServices.pluginMetadata,
    httpAuth: coreServices.httpAuth,
    access: hqAccessServiceRef,
    database: hqDatabaseServiceRef,
  },
  factory: (deps): AuditorService => ({
    async createEvent(options) {
      const event = await deps.stock.createEvent(options);
      return {
        success: outcome => event.success(outcome),
        async fail(outcome) {
          await event.fail(outcome);
          if (outcome.error.name === 'NotAllowedError') {
            await recordDenial(deps, options);
          }
        },
      };
    },
  }),
});

/**
 * Backstage's auditor, which logs, and beside it the console's audit log: it gets what Backstage's own plugins deny
 * to a person, such as starting a template.
 */
export const hqAuditorServiceFactories = [
  { ...auditorServiceFactory, service: stockAuditorRef },
  auditorFactory,
];
