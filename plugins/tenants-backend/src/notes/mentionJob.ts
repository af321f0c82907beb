import type { NotificationService } from '@backstage/plugin-notifications-node';
import { fillText, type Locale, type Text } from '@cleanmatex/hq-common';
import type { Job } from '@cleanmatex/hq-node';
import { readNotice } from './noteStore';

/** Queue of the jobs that tell people of notes that mention them. */
export const MENTION_QUEUE = 'tenants.tell-mentioned';

const EXCERPT = 200;

const title: Text = {
  en: '{author} mentioned you in a note on {tenant}',
  ar: 'أشار إليك {author} في ملاحظة عن {tenant}',
};

const excerptOf = (text: string) =>
  text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;

/** Whom a job tells. */
interface Recipient {
  entityName: string;
  locale: Locale;
}

/**
 * Tells people, by Backstage's notifications and in their own language, that a note mentions them. A job that runs
 * again renews the notification instead of adding one, and a note that is deleted meanwhile is not told of.
 */
export const mentionJob = (
  notifications: Pick<NotificationService, 'send'>,
): Job => ({
  queue: MENTION_QUEUE,
  async handler(context, data) {
    const noteId = String(data.noteId);
    const notice = await context.inScope(MENTION_QUEUE, scope =>
      readNotice(scope, noteId),
    );
    if (!notice) return;
    for (const { entityName, locale } of data.recipients as Recipient[]) {
      const tenant =
        locale === 'ar' ? notice.tenant2 || notice.tenant : notice.tenant;
      await notifications.send({
        recipients: { type: 'entity', entityRef: `user:default/${entityName}` },
        payload: {
          title: fillText(title, locale, { author: notice.author, tenant }),
          description: excerptOf(notice.text),
          link: `/tenants/${notice.tenantId}?tab=timeline&entry=${noteId}`,
          topic: 'tenant-note',
          scope: `tenant-note:${noteId}`,
        },
      });
    }
  },
});
