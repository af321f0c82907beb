import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  fillText,
  intlLocales,
  usersContract,
  type Text,
  type User,
} from '@cleanmatex/hq-common';
import type { HqAccess, Job, Scope } from '@cleanmatex/hq-node';

/** Queue of the jobs that tell people that a tenant will be purged. */
export const NOTICE_QUEUE = 'tenants.tell-purge';

/** Whoever may stop a purge is told of it. */
const TOLD = 'hq.tenant.hold';
/** Most roles whose holders are told, and most people: as many as one call of the list takes. */
const MAX_ROLES = 50;
const MAX_TOLD = 200;

const title: Text = {
  en: '{tenant} will be purged on {day}',
  ar: 'ستُمحى {tenant} نهائيًا في {day}',
};
const description: Text = {
  en: 'Its time of keeping is over. A legal hold or restoring it stops the purge.',
  ar: 'انتهت مدة حفظها. يوقف المحوَ حجزٌ قانوني أو استعادتها.',
};

interface Notice {
  name: string;
  name2: string | null;
  purgeOn: Date;
}

async function readNotice(
  scope: Scope,
  tenantId: string,
): Promise<Notice | undefined> {
  const [row] = await scope.query<Notice>(
    `SELECT t.name, t.name2, a.purge_on AS "purgeOn"
     FROM hq.tenant_archives a JOIN public.org_tenants_mst t ON t.id = a.tenant_id
     WHERE a.tenant_id = $1::uuid AND a.purge_on IS NOT NULL`,
    [tenantId],
  );
  return row;
}

function textsOf({ name, name2, purgeOn }: Notice, { locale }: User) {
  const day = new Intl.DateTimeFormat(intlLocales[locale], {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(purgeOn);
  const tenant = locale === 'ar' ? name2 || name : name;
  return {
    title: fillText(title, locale, { tenant, day }),
    description: description[locale],
  };
}

/**
 * Tells everybody who may set a legal hold, in their own language, that the console will purge a tenant. A job that
 * runs again renews the notifications instead of adding others.
 */
export const noticeJob = (
  notifications: Pick<NotificationService, 'send'>,
  rolesHolding: HqAccess['rolesHolding'],
): Job => ({
  queue: NOTICE_QUEUE,
  async handler(context, data) {
    const tenantId = String(data.tenantId);
    const roles = (await rolesHolding(TOLD)).slice(0, MAX_ROLES);
    if (roles.length === 0) return;
    const [notice, people] = await context.inScope(
      NOTICE_QUEUE,
      async scope =>
        [
          await readNotice(scope, tenantId),
          await scope.call(usersContract.list, {
            role: roles.map(({ code }) => code),
            status: ['active', 'invited'],
            limit: MAX_TOLD,
          }),
        ] as const,
    );
    if (!notice) return;
    for (const person of people.items) {
      await notifications.send({
        recipients: {
          type: 'entity',
          entityRef: `user:default/${person.entityName}`,
        },
        payload: {
          ...textsOf(notice, person),
          link: `/tenants/${tenantId}`,
          topic: 'tenant-purge',
          scope: `tenant-purge:${tenantId}`,
        },
      });
    }
  },
});
