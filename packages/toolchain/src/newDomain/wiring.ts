import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problems.ts';

/** A line that makes a new domain known, put next to a landmark, usually a line of another domain. */
interface Wire {
  file: string;
  /** The whole line that is found, without its indentation; the first one counts. */
  landmark: string;
  where: 'before' | 'after';
  /** Put in with the landmark's indentation; placeholders are filled in. */
  lines: string;
}

/** Everything outside its own folders that a domain appears in. */
const WIRES: Wire[] = [
  {
    file: 'plugins/hq-common/src/index.ts',
    landmark: "export * from './contract';",
    where: 'before',
    lines: "export * from './__name__';",
  },
  {
    file: 'plugins/hq-common/src/contract.ts',
    landmark: "import { tenantsContract } from './tenants';",
    where: 'before',
    lines: "import { __camel__Contract } from './__name__';",
  },
  {
    file: 'plugins/hq-common/src/contract.ts',
    landmark: 'tenants: tenantsContract,',
    where: 'before',
    lines: '__camel__: __camel__Contract,',
  },
  {
    file: 'plugins/hq-common/src/access/permissions.ts',
    landmark: "'hq.audit.read': {",
    where: 'before',
    lines:
      "'hq.__item-name__.read': { title: 'See __words__', title2: 'عرض __title2__', action: 'read' }, 'hq.__item-name__.manage': { title: 'Add, change and delete __words__', title2: 'إدارة __title2__', action: 'update' },",
  },
  {
    file: 'plugins/hq-common/src/access/roles.ts',
    landmark: "'hq.tenant.read',",
    where: 'after',
    lines: "'hq.__item-name__.read',",
  },
  {
    file: 'plugins/hq-common/src/access/roles.ts',
    landmark: "'hq.tenant.create',",
    where: 'before',
    lines: "'hq.__item-name__.manage',",
  },
  {
    file: 'plugins/hq-common/src/kernel/endpoint.ts',
    landmark: "| 'scheduled-change';",
    where: 'before',
    lines: "| '__item-name__'",
  },
  {
    file: 'plugins/hq-react/src/live/liveRefresh.ts',
    landmark: "'hq.bulk.changed': ['bulk'],",
    where: 'before',
    lines: "'hq.__item-name__.changed': ['__camel__'],",
  },
  {
    file: 'plugins/hq-react/src/i18n/messages.ts',
    landmark: "'subject.role': 'Role',",
    where: 'before',
    lines: "'subject.__item-name__': '__Item-words__',",
  },
  {
    file: 'plugins/hq-react/src/i18n/ar.ts',
    landmark: "'subject.role': 'دور',",
    where: 'before',
    lines: "'subject.__item-name__': '__item2__',",
  },
  {
    file: 'plugins/audit/src/i18n/messages.ts',
    landmark: "'operation.roles.create': 'Make a role',",
    where: 'before',
    lines:
      "'operation.__camel__.create': '__Item-words__: add', 'operation.__camel__.update': '__Item-words__: change', 'operation.__camel__.delete': '__Item-words__: delete',",
  },
  {
    file: 'plugins/audit/src/i18n/ar.ts',
    landmark: "'operation.roles.create': 'إنشاء دور',",
    where: 'before',
    lines:
      "'operation.__camel__.create': 'إضافة __item2__', 'operation.__camel__.update': 'تعديل __item2__', 'operation.__camel__.delete': 'حذف __item2__',",
  },
  {
    file: 'packages/app/src/translations/translations.test.ts',
    landmark: "import { hqTranslationRef } from '@cleanmatex/hq-react';",
    where: 'before',
    lines: "import { __camel__TranslationRef } from '@cleanmatex/__name__';",
  },
  {
    file: 'packages/app/src/translations/translations.test.ts',
    landmark: 'hqTranslationRef,',
    where: 'before',
    lines: '__camel__TranslationRef,',
  },
  {
    file: 'packages/app/e2e-tests/support/texts.ts',
    landmark: "bulk: 'plugins/bulk/src/i18n',",
    where: 'after',
    lines: "__camel__: 'plugins/__name__/src/i18n',",
  },
  {
    file: 'packages/app/e2e-tests/support/reach/samples.ts',
    landmark: "import type { PersonsApi } from '../tenants';",
    where: 'after',
    lines: "import { add__Item__ } from './__camel__Ways';",
  },
  {
    file: 'packages/app/e2e-tests/support/reach/samples.ts',
    landmark: 'person: string;',
    where: 'before',
    lines: '__item__: string;',
  },
  {
    file: 'packages/app/e2e-tests/support/reach/samples.ts',
    landmark: "const former = await this.person('former');",
    where: 'before',
    lines:
      'const __item__ = await add__Item__(this.api, `${this.mark} __item-words__`);',
  },
  {
    file: 'packages/app/e2e-tests/support/reach/samples.ts',
    landmark: 'person: person.email,',
    where: 'before',
    lines: '__item__,',
  },
  {
    file: 'packages/app/e2e-tests/support/reach/ways.ts',
    landmark: "import { listWays, tenantWays } from './tenantWays';",
    where: 'before',
    lines: "import { __camel__Ways } from './__camel__Ways';",
  },
  {
    file: 'packages/app/e2e-tests/support/reach/ways.ts',
    landmark: '...peopleWays(samples),',
    where: 'before',
    lines: '...__camel__Ways(samples),',
  },
  {
    file: 'packages/app/e2e-tests/support/reach/ways.ts',
    landmark: "'me.endSession': 'me.sessions',",
    where: 'before',
    lines: "'__camel__.get': '__camel__.update',",
  },
  {
    file: 'packages/backend/src/index.ts',
    landmark: "backend.add(import('@cleanmatex/tenants-backend'));",
    where: 'after',
    lines: "backend.add(import('@cleanmatex/__name__-backend'));",
  },
  {
    file: 'packages/backend/package.json',
    landmark: '"@cleanmatex/tenants-backend": "workspace:^",',
    where: 'before',
    lines: '"@cleanmatex/__name__-backend": "workspace:^",',
  },
  {
    file: 'packages/app/src/App.tsx',
    landmark: "import auditPlugin from '@cleanmatex/audit';",
    where: 'before',
    lines: "import __camel__Plugin from '@cleanmatex/__name__';",
  },
  {
    file: 'packages/app/src/App.tsx',
    landmark: 'auditPlugin,',
    where: 'before',
    lines: '__camel__Plugin,',
  },
  {
    file: 'packages/app/package.json',
    landmark: '"@cleanmatex/tenants": "workspace:^",',
    where: 'before',
    lines: '"@cleanmatex/__name__": "workspace:^",',
  },
  {
    file: 'packages/app/src/nav/pages.ts',
    landmark:
      "{ id: 'page:audit', label: 'nav.audit', permissions: ['hq.audit.read'] },",
    where: 'before',
    lines:
      "{ id: 'page:__name__', label: 'nav.__camel__', permissions: ['hq.__item-name__.read'] },",
  },
  {
    file: 'packages/app/src/translations/messages.ts',
    landmark: "'nav.audit': 'Audit log',",
    where: 'before',
    lines: "'nav.__camel__': '__title__',",
  },
  {
    file: 'packages/app/src/translations/ar.ts',
    landmark: "'nav.audit': 'سجل التدقيق',",
    where: 'before',
    lines: "'nav.__camel__': '__title2__',",
  },
  {
    file: 'packages/assurance/src/testing/wholePortal.ts',
    landmark:
      "import { hqIdentityAdminServiceFactory } from '@cleanmatex/identity-backend';",
    where: 'after',
    lines: "import __camel__Module from '@cleanmatex/__name__-backend';",
  },
  {
    file: 'packages/assurance/src/testing/wholePortal.ts',
    landmark: 'tenantsModule,',
    where: 'before',
    lines: '__camel__Module,',
  },
  {
    file: 'packages/assurance/src/audited/audited.test.ts',
    landmark: "import { auditPeople } from './people';",
    where: 'before',
    lines: "import { audit__Pascal__ } from './__camel__';",
  },
  {
    file: 'packages/assurance/src/audited/audited.test.ts',
    landmark: 'await auditPeople(audited);',
    where: 'before',
    lines: 'await audit__Pascal__(audited);',
  },
  {
    file: 'packages/assurance/package.json',
    landmark: '"@cleanmatex/tenants-backend": "workspace:^"',
    where: 'before',
    lines: '"@cleanmatex/__name__-backend": "workspace:^",',
  },
];

function join(text: string, { file, landmark, where, lines }: Wire): string {
  const rows = text.split('\n');
  const at = rows.findIndex(row => row.trim() === landmark);
  if (at < 0) {
    throw new Problem(
      `${file} has no line "${landmark}" any more; correct the landmark in packages/toolchain/src/newDomain/wiring.ts.`,
    );
  }
  const indent = rows[at].slice(0, rows[at].indexOf(landmark));
  rows.splice(where === 'before' ? at : at + 1, 0, `${indent}${lines}`);
  return rows.join('\n');
}

/**
 * The changed texts of all files that a new domain appears in, by path relative to the repository. Nothing is written.
 * @param fill - replaces the placeholders
 * @throws Problem naming the file whose landmark is gone
 */
export function wire(
  root: string,
  fill: (text: string) => string,
): Map<string, string> {
  const changed = new Map<string, string>();
  for (const entry of WIRES) {
    const text =
      changed.get(entry.file) ??
      readFileSync(path.join(root, entry.file), 'utf8');
    changed.set(entry.file, join(text, { ...entry, lines: fill(entry.lines) }));
  }
  return changed;
}
