import { systemRoles, tenantStatuses } from '@cleanmatex/hq-common';
import { systemActor, type Actor } from '@cleanmatex/hq-node';
import {
  allowedActions,
  forbiddenMove,
  periodEnd,
  presentChanges,
} from './model';

function actorOf(code: string): Actor {
  const role = systemRoles.find(candidate => candidate.code === code);
  return {
    type: 'user',
    id: 'u',
    name: 'u@cleanmatex.example',
    roles: [code],
    permissions: new Set(role?.permissions),
  };
}

const allowed = (status: (typeof tenantStatuses)[number], role: string) =>
  allowedActions(status, actorOf(role), 'en')
    .filter(action => action.allowed)
    .map(({ action }) => action);

describe('periods', () => {
  it.each([
    ['FREE_TRIAL', '2026-11-21T08:00:00.000Z', '2026-12-05T08:00:00.000Z'],
    ['growth', '2026-11-21T08:00:00.000Z', '2026-12-21T08:00:00.000Z'],
    ['growth', '2027-01-31T08:00:00.000Z', '2027-02-28T08:00:00.000Z'],
    ['growth', '2028-01-30T08:00:00.000Z', '2028-02-29T08:00:00.000Z'],
  ])('of %s from %s end at %s', (plan, start, end) =>
    expect(periodEnd(plan, new Date(start)).toISOString()).toBe(end),
  );
});

describe('allowed actions', () => {
  it.each([
    ['provisioning', ['update', 'initialize', 'archive']],
    ['trial', ['update', 'initialize', 'suspend', 'expire', 'archive']],
    ['active', ['update', 'initialize', 'suspend', 'archive']],
    ['suspended', ['update', 'initialize', 'activate', 'archive']],
    ['expired', ['update', 'initialize', 'activate', 'archive']],
    ['archived', ['restore']],
  ] as const)('of a business admin on a tenant that is %s', (status, actions) =>
    expect(allowed(status, 'business_admin')).toEqual(actions),
  );

  it('are none for a support analyst, with the roles that could', () => {
    const [update] = allowedActions('active', actorOf('support_analyst'), 'en');
    expect(update).toEqual({
      action: 'update',
      allowed: false,
      reason:
        'This needs the permission “Edit tenants”. Roles that have it: Super admin, Business admin',
      permission: 'hq.tenant.update',
    });
  });

  it('say in Arabic why the status forbids them', () => {
    const activate = allowedActions('trial', systemActor, 'ar').find(
      ({ action }) => action === 'activate',
    );
    expect(activate?.reason).toBe('غير متاح والحالة «فترة تجريبية»');
  });
});

it('a forbidden move names what is allowed', () => {
  expect(forbiddenMove('trial', 'activate')).toMatchObject({
    code: 'tenant_transition_forbidden',
    message:
      '“Activate” is not possible while the status is “Trial”. Possible now: Edit, Initialize, Suspend, End the trial, Archive',
    details: {
      status: 'trial',
      allowed: ['update', 'initialize', 'suspend', 'expire', 'archive'],
    },
  });
  expect(forbiddenMove('trial', 'activate').textIn('ar')).toBe(
    'لا يمكن تنفيذ «تفعيل» والحالة «فترة تجريبية». المتاح الآن: تعديل، إعداد، إيقاف، إنهاء الفترة التجريبية، أرشفة',
  );
});

it('changes of e-mail and phone are masked wherever they are nested', () => {
  const change = (path: string) => ({
    path,
    before: null,
    after: 'a@b.example',
  });
  const shown = presentChanges(
    [change('email'), change('owner.email'), change('name')],
    actorOf('support_analyst'),
  );
  expect(shown.map(({ after }) => after)).toEqual([
    'a***@b.example',
    'a***@b.example',
    'a@b.example',
  ]);
});
