import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  fillText,
  tenantActionTexts,
  usersContract,
  type Text,
} from '@cleanmatex/hq-common';
import type { Job, Scope } from '@cleanmatex/hq-node';
import { findChange, type ChangeRecord } from './store';

/** Queue of the jobs that tell people that what they scheduled was skipped. */
export const SKIPPED_QUEUE = 'tenants.tell-skipped';

const title: Text = {
  en: '{tenant}: “{action}”, which you scheduled, was skipped',
  ar: '{tenant}: تم تجاوز «{action}» الذي جدولته',
};

/** The person who scheduled a change; undefined for the console, a key, and somebody who is gone. */
async function authorOf(scope: Scope, { authorType, authorId }: ChangeRecord) {
  if (authorType !== 'user') return undefined;
  try {
    return await scope.call(usersContract.get, { userId: authorId });
  } catch (error) {
    if ((error as { code?: string }).code === 'user_not_found') {
      return undefined;
    }
    throw error;
  }
}

/**
 * Tells whoever scheduled a change, by Backstage's notifications and in their own language, that it was skipped. A
 * job that runs again renews the notification instead of adding one.
 */
export const skippedJob = (
  notifications: Pick<NotificationService, 'send'>,
): Job => ({
  queue: SKIPPED_QUEUE,
  async handler(context, data) {
    const changeId = String(data.changeId);
    const [change, author] = await context.inScope(
      SKIPPED_QUEUE,
      async scope => {
        const found = await findChange(scope, changeId);
        return [found, found && (await authorOf(scope, found))] as const;
      },
    );
    if (!change || !author) return;
    const { locale } = author;
    const { outcome, tenantName, tenantName2, action } = change;
    const tenant = locale === 'ar' ? tenantName2 || tenantName : tenantName;
    await notifications.send({
      recipients: {
        type: 'entity',
        entityRef: `user:default/${author.entityName}`,
      },
      payload: {
        title: fillText(title, locale, {
          tenant,
          action: tenantActionTexts[action],
        }),
        description: outcome && 'code' in outcome ? outcome[locale] : undefined,
        link: `/tenants/${change.tenantId}`,
        topic: 'tenant-schedule',
        scope: `tenant-schedule:${changeId}`,
      },
    });
  },
});
