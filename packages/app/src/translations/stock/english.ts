import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs/alpha';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';

/** English texts of Backstage that speak of software components where the console has tenants, or that do not fit their place. */
export const englishOverrides = [
  createTranslationMessages({
    ref: catalogTranslationRef,
    messages: { 'indexPage.title': 'Everything that the console knows' },
  }),
  createTranslationMessages({
    ref: apiDocsTranslationRef,
    messages: {
      'defaultApiExplorerPage.subtitle':
        'Interfaces of {{orgName}} for other programs',
    },
  }),
  createTranslationMessages({
    ref: scaffolderTranslationRef,
    messages: {
      'listTaskPage.content.tableTitle': 'Runs',
      'templateListPage.title': 'Create',
      'templateListPage.pageTitle': 'Create',
      'templateListPage.subtitle': 'Choose a template to start',
      'templateListPage.contentHeader.supportButtonTitle':
        'Templates carry out recurring work in fixed steps, such as onboarding a tenant.',
      'templateWizardPage.title': 'Run a template',
      'templateWizardPage.pageTitle': 'Run a template',
      'templateWizardPage.subtitle': 'Fill in the fields, then review them',
      'templateWizardPage.templateWithTitle': '{{templateTitle}}',
    },
  }),
  createTranslationMessages({
    ref: notificationsTranslationRef,
    messages: {
      'filters.view.unread': 'Unread',
      'filters.view.read': 'Read',
      'filters.createdAfter.last24h': 'Last 24 hours',
      'filters.severity.label': 'Least severity',
    },
  }),
  createTranslationMessages({
    ref: coreComponentsTranslationRef,
    messages: {
      'oauthRequestDialog.title': 'Sign in again',
      'oauthRequestDialog.message':
        'Your session in {{appTitle}} has ended. Sign in with {{provider}} to go on.',
      'errorPage.title': 'This page cannot be shown',
    },
  }),
];
