import type { Samples } from './samples';
import {
  account,
  click,
  control,
  entry,
  field,
  nav,
  row,
  title,
  type Way,
} from './steps';
import { listWays, tenantWays } from './tenantWays';

/** Most steps from the home page to a function. */
export const MOST_STEPS = 3;

const homeWays: Way[] = [
  {
    steps: [],
    finds: {
      'home: onboard': control('tenants', 'list.onboard'),
      'home: import': control('tenants', 'import.link'),
      'home: needs attention': title('shell', 'home.attention'),
      'home: trials ending': title('shell', 'home.trialsEnding'),
      'home: recent changes': title('shell', 'home.recentChanges'),
      'views.pinned': title('shell', 'home.tenantsByStatus'),
    },
  },
  {
    steps: [account],
    finds: {
      'me.sessions': entry('shell', 'shell.security'),
      'sign out': entry('shell', 'shell.signOut'),
      'theme dark': portal =>
        portal.page
          .getByRole('menu')
          .getByText(portal.say('shell', 'shell.themeDark')),
    },
  },
  {
    steps: [nav('nav.catalog')],
    finds: { catalog: title('shell', 'nav.catalog') },
  },
  {
    steps: [nav('nav.create')],
    finds: {
      templates: portal => portal.heading(portal.say('shell', 'nav.create')),
    },
  },
  {
    steps: [nav('nav.apiDocs')],
    finds: { 'API docs': title('shell', 'nav.apiDocs') },
  },
  {
    steps: [nav('nav.notifications')],
    finds: { notifications: title('shell', 'nav.notifications') },
  },
  {
    steps: [nav('nav.settings')],
    finds: {
      language: title('shell', 'settings.appearance'),
      'digits and calendar': title('shell', 'settings.formats'),
    },
  },
];

const bulkWays = (samples: Samples): Way[] => [
  {
    steps: [nav('nav.bulk')],
    finds: { 'bulk.list': title('bulk', 'list.title') },
  },
  {
    steps: [nav('nav.bulk'), row(samples.readyRun)],
    finds: {
      'bulk.start': control('bulk', 'act.start'),
      'bulk.cancel': control('bulk', 'act.cancel'),
    },
  },
  {
    steps: [nav('nav.bulk'), row(samples.failedRun)],
    finds: {
      'bulk.retry': control('bulk', 'act.retry'),
      'bulk.undo': control('bulk', 'act.undo'),
    },
  },
];

const peopleWays = (samples: Samples): Way[] => [
  {
    steps: [nav('nav.access')],
    finds: {
      'users.list': field('access', 'users.search'),
      'users.create': control('access', 'users.add'),
    },
  },
  {
    steps: [nav('nav.access'), row(samples.person)],
    finds: {
      'users.update': control('access', 'edit.action'),
      'users.invite': control('access', 'invite.action'),
      'users.deactivate': control('access', 'deactivate.action'),
      'sessions.endAll': control('access', 'endAll.action'),
      'users.permissions': title('access', 'user.permissions'),
    },
  },
  {
    steps: [nav('nav.access'), row(samples.formerPerson)],
    finds: { 'users.reactivate': control('access', 'reactivate.action') },
  },
  {
    steps: [nav('nav.access'), click('access', 'tab.roles')],
    finds: {
      'roles.list': title('access', 'roles.title'),
      'roles.create': control('access', 'roles.add'),
      'roles.update': control('access', 'role.edit.action'),
      'roles.delete': control('access', 'role.delete.action'),
    },
  },
  {
    steps: [nav('nav.access'), click('access', 'tab.apiKeys')],
    finds: {
      'apiKeys.list': title('access', 'keys.title'),
      'apiKeys.create': control('access', 'keys.add'),
      'apiKeys.revoke': control('access', 'key.revoke.action'),
    },
  },
  {
    steps: [nav('nav.access'), click('access', 'tab.sessions')],
    finds: {
      'sessions.list': title('access', 'sessions.title'),
      'sessions.end': control('access', 'session.end.action'),
    },
  },
];

const auditWays = (): Way[] => [
  {
    steps: [nav('nav.audit')],
    finds: {
      'audit.list': field('audit', 'list.search'),
      'audit.verify': control('audit', 'verify.action'),
      'audit.export': control('audit', 'export.csv'),
    },
  },
  {
    steps: [nav('nav.audit'), row('apiKeys.create')],
    finds: {
      'audit.get': portal =>
        portal.heading(portal.say('audit', 'operation.apiKeys.create')),
    },
  },
];

/** All functions of the console, with the way to each. */
export const waysOf = (samples: Samples): Way[] => [
  ...homeWays,
  ...listWays(samples),
  ...tenantWays(samples),
  ...bulkWays(samples),
  ...peopleWays(samples),
  ...auditWays(),
];

/** Operations that belong to another's function: they fill its page, or come later in its course. */
export const partOf: Record<string, string> = {
  'audit.facets': 'audit.list',
  'bulk.get': 'bulk.start',
  'bulk.items': 'bulk.start',
  'me.endSession': 'me.sessions',
  'me.get': 'me.sessions',
  'me.signOutEverywhere': 'me.sessions',
  'roles.get': 'roles.list',
  'roles.matrix': 'roles.list',
  'sampleFleet.remove': 'sampleFleet.create',
  'tenantImports.discard': 'tenantImports.map',
  'tenantImports.editRow': 'tenantImports.map',
  'tenantImports.get': 'tenantImports.map',
  'tenantImports.list': 'tenantImports.map',
  'tenantImports.rows': 'tenantImports.map',
  'tenantImports.run': 'tenantImports.map',
  'tenants.activity': 'tenants.list',
  'tenants.clearSetting': 'tenants.overrideSetting',
  'tenants.deleteNote': 'tenants.addNote',
  'tenants.editNote': 'tenants.addNote',
  'tenants.emailAvailability': 'tenants.create',
  'tenants.get': 'tenants.update',
  'tenants.initialization': 'tenants.initialize',
  'tenants.onboardingOptions': 'tenants.create',
  'tenants.retention': 'tenants.purge',
  'tenants.retentionPolicy': 'tenants.changeRetentionPolicy',
  'tenants.settings': 'tenants.overrideSetting',
  'tenants.slugAvailability': 'tenants.create',
  'users.get': 'users.update',
  'views.choose': 'views.save',
  'views.remove': 'views.save',
};
