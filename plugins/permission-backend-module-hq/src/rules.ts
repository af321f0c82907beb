import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderTaskConditionalDecision,
  createScaffolderTemplateConditionalDecision,
  scaffolderTaskConditions,
  scaffolderTemplateConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { isPermissionName } from '@cleanmatex/hq-common';
import { allows, type Actor } from '@cleanmatex/hq-node';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  TEMPLATE_PERMISSION_ANNOTATION,
  templatePermissions,
} from './templates';

type Rule = (
  actor: Actor,
  permission: Permission,
  userRef: string,
) => PolicyDecision;

const decide = (allowed: boolean): PolicyDecision => ({
  result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
});

const nobody: Rule = () => decide(false);
const operators: Rule = actor => decide(allows(actor, 'hq.portal.manage'));
const templateRunners: Rule = actor =>
  decide(templatePermissions.some(name => allows(actor, name)));

const lacking = (actor: Actor) =>
  templatePermissions.filter(name => !allows(actor, name));

/** Everything in the catalog, but for templates that the person may not run. */
const readableEntities: Rule = (actor, permission) => {
  const hidden = lacking(actor).map(value =>
    catalogConditions.hasAnnotation({
      annotation: TEMPLATE_PERMISSION_ANNOTATION,
      value,
    }),
  );
  const [first, ...rest] = hidden;
  if (!first || !isPermission(permission, catalogEntityReadPermission)) {
    return decide(hidden.length === 0);
  }
  return createCatalogConditionalDecision(permission, {
    not: { anyOf: [first, ...rest] },
  });
};

/** Steps and parameters of a template, but for those whose tag names a permission that the person lacks. */
const readableTemplateParts: Rule = (actor, permission) => {
  const [first, ...rest] = lacking(actor).map(tag =>
    scaffolderTemplateConditions.hasTag({ tag }),
  );
  if (!first) return decide(true);
  if (!isResourcePermission(permission, 'scaffolder-template')) {
    return decide(false);
  }
  return createScaffolderTemplateConditionalDecision(permission, {
    not: { anyOf: [first, ...rest] },
  });
};

/** One's own runs; all of them for whoever operates the portal. */
const ownTasks: Rule = (actor, permission, userRef) => {
  if (allows(actor, 'hq.portal.manage')) return decide(true);
  const isTask =
    isPermission(permission, taskReadPermission) ||
    isPermission(permission, taskCancelPermission);
  if (!isTask) return decide(false);
  return createScaffolderTaskConditionalDecision(
    permission,
    scaffolderTaskConditions.isTaskOwner({ createdBy: [userRef] }),
  );
};

/** What applies to each permission of Backstage's own plugins. One that is not named here is denied. */
const rules = new Map<string, Rule>([
  ['catalog.entity.read', readableEntities],
  ['catalog.entity.refresh', operators],
  ['catalog.entity.create', nobody],
  ['catalog.entity.delete', nobody],
  ['catalog.entity.validate', operators],
  ['catalog.location.read', operators],
  ['catalog.location.create', nobody],
  ['catalog.location.analyze', nobody],
  ['catalog.location.delete', nobody],
  ['catalog.ingestion.read', operators],
  ['catalog.ingestion.manage', operators],
  ['scaffolder.template.parameter.read', readableTemplateParts],
  ['scaffolder.template.step.read', readableTemplateParts],
  ['scaffolder.template.dry-run', operators],
  ['scaffolder.template.management', operators],
  // Each action decides by the caller's rights; what gets here is only the framework's own gate.
  ['scaffolder.action.execute', templateRunners],
  ['scaffolder.task.create', templateRunners],
  ['scaffolder.task.read', ownTasks],
  ['scaffolder.task.cancel', ownTasks],
]);

/** Names of the permissions of Backstage's own plugins that the policy knows. */
export const knownBackstagePermissions = [...rules.keys()];

/**
 * What a person may do: the console's permissions by `allows`, Backstage's own by the table above.
 * @param userRef - entity reference of the person.
 */
export function decideFor(
  actor: Actor,
  permission: Permission,
  userRef: string,
): PolicyDecision {
  const { name } = permission;
  if (isPermissionName(name)) return decide(allows(actor, name));
  return (rules.get(name) ?? nobody)(actor, permission, userRef);
}

/** The answer to whoever is nobody. */
export const denied: PolicyDecision = decide(false);
