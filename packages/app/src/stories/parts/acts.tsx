import { tenantsContract, type FieldChange } from '@cleanmatex/hq-common';
import {
  ActionButton,
  ConfirmDialog,
  DiffView,
  HqCard,
  PermittedButton,
  showToast,
  Timeline,
} from '@cleanmatex/hq-react';
import { useEffect } from 'react';
import { tenants } from '../samples';
import { useSay } from '../useSay';

const changes: FieldChange[] = [
  { path: 'name', before: 'Bright Wash', after: 'Bright Wash & Fold' },
  { path: 'name2', before: null, after: 'برايت ووش' },
  { path: 'status', before: 'trial', after: 'active' },
  { path: 'limit', before: 100, after: 2500 },
  { path: 'pickup', before: false, after: true },
];

function useLabels() {
  const say = useSay();
  const labels: Record<string, string> = {
    name: say('Name in English', 'الاسم بالإنجليزية'),
    name2: say('Name in Arabic', 'الاسم بالعربية'),
    status: say('Status', 'الحالة'),
    limit: say('Orders a month', 'الطلبات شهريًا'),
    pickup: say('Pickup', 'الاستلام من المنزل'),
    isActive: say('Sign-in', 'تسجيل الدخول'),
  };
  return (path: string) => labels[path];
}

/** Fields before and after, and two things beside each other. */
export function DiffStory() {
  const labelOf = useLabels();
  const [one, other] = tenants;
  return (
    <div className="hq-stack">
      <DiffView changes={changes} labelOf={labelOf} />
      <DiffView
        changes={changes}
        labelOf={labelOf}
        sides={{
          first: <bdi>{one.name}</bdi>,
          second: <bdi>{other.name}</bdi>,
        }}
      />
    </div>
  );
}

/** What happened, the newest first. */
export function TimelineStory() {
  const say = useSay();
  return (
    <Timeline
      events={[
        {
          id: '3',
          at: '2026-03-01T08:58:00.000Z',
          title: say('Suspended', 'أُوقفت المنشأة'),
          detail: say('Unpaid for 30 days', 'لم تُسدد منذ ٣٠ يومًا'),
          tone: 'warning',
        },
        {
          id: '2',
          at: '2026-02-27T12:00:00.000Z',
          title: say('Set-up failed', 'تعذّرت التهيئة'),
          tone: 'danger',
        },
        {
          id: '1',
          at: '2026-01-11T08:30:00.000Z',
          title: say('Onboarded', 'أُضيفت المنشأة'),
          tone: 'good',
        },
      ]}
    />
  );
}

/** An act that cannot be undone: its dry run, a reason, and a text to type. */
export function ConfirmStory() {
  const say = useSay();
  return (
    <ConfirmDialog
      endpoint={tenantsContract.archive}
      input={{ tenantId: tenants[1].id }}
      title={say('Archive Bright Wash', 'أرشفة برايت ووش')}
      consequence={say(
        'Nobody of the tenant can sign in any more.',
        'لن يتمكن أحد في المنشأة من تسجيل الدخول.',
      )}
      actionLabel={say('Archive', 'أرشفة')}
      tone="danger"
      reason="required"
      typed={tenants[1].slug}
      reversible={false}
      facts={[
        { label: say('Open orders', 'طلبات مفتوحة'), value: '12' },
        { label: say('Branches', 'الفروع'), value: '3' },
      ]}
      labelOf={useLabels()}
      onClose={() => undefined}
    />
  );
}

/** What was done and can be undone, and what went wrong. */
export function ToastStory() {
  const say = useSay();
  const done = say('Bright Wash is active', 'برايت ووش نشطة');
  const undo = say('Undo', 'تراجع');
  const wrong = say('Not saved. The name is taken', 'لم يُحفظ. الاسم مستخدم');
  useEffect(() => {
    showToast({ text: wrong, tone: 'danger' });
    showToast({ text: done, action: { label: undo, run: () => undefined } });
  }, [done, undo, wrong]);
  return <p>{say('At the edge of the page.', 'عند حافة الصفحة.')}</p>;
}

/** A card with a button, and buttons that say why they cannot be used or who may. */
export function CardStory() {
  const say = useSay();
  return (
    <HqCard
      title={say('Branches', 'الفروع')}
      action={
        <PermittedButton permission="hq.tenant.create">
          {say('Add', 'إضافة')}
        </PermittedButton>
      }
    >
      <ActionButton
        disabledReason={say('A branch has open orders', 'لفرع طلبات مفتوحة')}
      >
        {say('Close', 'إغلاق')}
      </ActionButton>
    </HqCard>
  );
}
