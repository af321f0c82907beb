import { containing } from '../texts';
import type { Samples } from './samples';
import {
  choose,
  click,
  control,
  entry,
  field,
  main,
  nav,
  row,
  tile,
  title,
  type Way,
} from './steps';

const tenants = nav('nav.tenants');

/** What the list of tenants leads to. */
export const listWays = (samples: Samples): Way[] => [
  {
    steps: [tenants],
    finds: {
      'tenants.list': field('tenants', 'list.search'),
      'tenants.facets': portal =>
        main(portal)
          .getByRole('button', {
            name: containing(portal.say('tenants', 'list.filter.status')),
          })
          .first(),
      'tenants.analytics': control('tenants', 'figures.show'),
      'tenants.export': control('kit', 'export.action'),
      'views.list': control('kit', 'views.title'),
      'columns and rows': control('kit', 'table.layout'),
      'tenants.create': control('tenants', 'list.onboard'),
      'tenantImports.create': control('tenants', 'import.link'),
      'sampleFleet.get': control('tenants', 'fleet.link'),
    },
  },
  {
    steps: [tenants, choose(samples.active)],
    finds: {
      'bulk.create': portal =>
        portal.page.getByRole('region', {
          name: portal.say('kit', 'bulk.bar'),
        }),
    },
  },
  {
    steps: [tenants, click('kit', 'views.title')],
    finds: {
      'views.save': portal => portal.button('kit', 'views.save', portal.page),
    },
  },
  {
    steps: [tenants, click('tenants', 'import.link')],
    finds: {
      'tenantImports.template': control('tenants', 'import.template.xlsx'),
      'tenantImports.map': title('tenants', 'import.title'),
    },
  },
  {
    steps: [tenants, click('tenants', 'fleet.link')],
    finds: {
      'sampleFleet.create': portal =>
        control(
          'tenants',
          'fleet.create',
        )(portal).or(control('tenants', 'fleet.remove')(portal)),
    },
  },
  {
    steps: [tenants, click('tenants', 'schedule.listTitle')],
    finds: {
      'tenants.scheduledChanges': title('tenants', 'schedule.listTitle'),
    },
  },
  {
    steps: [tenants, click('tenants', 'retention.title')],
    finds: {
      'tenants.changeRetentionPolicy': control('tenants', 'policy.change'),
      'tenants.tombstones': title('tenants', 'retention.title'),
    },
  },
];

/** What the pages of tenants lead to. */
export const tenantWays = (samples: Samples): Way[] => {
  const page = [tenants, row(samples.active)];
  const onTab = (key: string, finds: Way['finds']): Way => ({
    steps: [...page, click('tenants', key)],
    finds,
  });
  return [
    {
      steps: page,
      finds: {
        'tenants.update': control('tenants', 'action.edit'),
        'tenants.suspend': control('tenants', 'action.suspend'),
        'tenants.archive': control('tenants', 'action.archive'),
        'tenants.scheduleChange': control('tenants', 'action.schedule'),
        'tenants.cancelScheduledChange': control('tenants', 'schedule.cancel'),
        'tenants.health': title('tenants', 'health.title'),
        'tenants.repair': title('tenants', 'drift.title'),
      },
    },
    {
      steps: [...page, click('kit', 'page.more')],
      finds: {
        'tenants.hold': entry('tenants', 'action.hold'),
        compare: entry('tenants', 'action.compare'),
        'tenants.blueprint': entry('tenants', 'action.duplicate'),
      },
    },
    onTab('tab.profile', {
      'tenants.updateBrand': control('tenants', 'brand.change'),
    }),
    onTab('tab.branches', {
      'tenants.branches': field('tenants', 'branches.search'),
    }),
    onTab('tab.users', { 'tenants.users': field('tenants', 'users.search') }),
    onTab('tab.settings', {
      'tenants.overrideSetting': portal =>
        main(portal)
          .getByText(portal.say('tenants', 'settings.change'), { exact: true })
          .first(),
    }),
    onTab('tab.subscription', {
      'tenants.subscription': title('tenants', 'plan.limits'),
    }),
    onTab('tab.usage', {
      'tenants.usage': portal => main(portal).getByRole('img').first(),
    }),
    onTab('tab.initialization', {
      'tenants.initialize': title('tenants', 'tab.initialization'),
    }),
    onTab('tab.timeline', {
      'tenants.addNote': control('tenants', 'note.add'),
      'tenants.timeline': field('tenants', 'timeline.who'),
    }),
    {
      steps: [tenants, row(samples.trial)],
      finds: { 'tenants.expire': control('tenants', 'action.expire') },
    },
    {
      steps: [tile('suspended'), row(samples.suspended)],
      finds: { 'tenants.activate': control('tenants', 'action.activate') },
    },
    {
      steps: [tile('archived'), row(samples.archived)],
      finds: {
        'tenants.restore': control('tenants', 'action.restore'),
        'tenants.purge': control('tenants', 'action.purge'),
        'tenants.liftHold': control('tenants', 'action.liftHold'),
      },
    },
  ];
};
