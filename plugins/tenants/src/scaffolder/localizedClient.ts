import type { AppLanguageApi } from '@backstage/frontend-plugin-api';
import {
  ScaffolderClient,
  type LogEvent,
  type ScaffolderTask,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-common';
import {
  tenantsContract,
  type Locale,
  type OnboardingOptions,
} from '@cleanmatex/hq-common';
import { createHqClient } from '@cleanmatex/hq-react';
import type { Observable } from '@backstage/types';
import { actionTexts } from './actionTexts';
import { fillChoices, needsChoices } from './fillChoices';
import { localize, localizeEvent } from './localize';
import { mapped } from './mapped';

type ClientOptions = ConstructorParameters<typeof ScaffolderClient>[0];

/** Backstage's scaffolder client, whose templates, forms and runs speak the console's language. */
export class LocalizedScaffolderClient extends ScaffolderClient {
  constructor(
    private readonly apis: ClientOptions,
    private readonly language: AppLanguageApi,
  ) {
    super(apis);
  }

  async getTemplateParameterSchema(
    ...args: Parameters<ScaffolderClient['getTemplateParameterSchema']>
  ): Promise<TemplateParameterSchema> {
    const manifest = await super.getTemplateParameterSchema(...args);
    const locale = this.locale();
    const { steps, ...rest } = localize(manifest, locale);
    if (!steps.some(({ schema }) => needsChoices(schema))) {
      return { ...rest, steps };
    }
    const options = await this.onboardingOptions(locale);
    return {
      ...rest,
      steps: steps.map(step => ({
        ...step,
        schema: fillChoices(step.schema, options, locale),
      })),
    };
  }

  async listActions(): ReturnType<ScaffolderClient['listActions']> {
    const actions = await super.listActions();
    if (this.locale() !== 'ar') return actions;
    return actions.map(action => ({
      ...action,
      description: actionTexts[action.id] ?? action.description,
    }));
  }

  async getTask(
    ...args: Parameters<ScaffolderClient['getTask']>
  ): Promise<ScaffolderTask> {
    const task = await super.getTask(...args);
    const { steps, templateInfo, ...spec } = task.spec;
    const locale = this.locale();
    return {
      ...task,
      spec: {
        ...spec,
        steps: steps.map(step => ({
          ...step,
          name: localize({ name: step.name }, locale).name,
        })),
        templateInfo: localize(templateInfo, locale),
      },
    };
  }

  streamLogs(
    ...args: Parameters<ScaffolderClient['streamLogs']>
  ): Observable<LogEvent> {
    const locale = this.locale();
    return mapped(super.streamLogs(...args), event =>
      localizeEvent(event, locale),
    );
  }

  private locale(): Locale {
    return this.language.getLanguage().language === 'ar' ? 'ar' : 'en';
  }

  private onboardingOptions(locale: Locale): Promise<OnboardingOptions> {
    const client = createHqClient({
      getBaseUrl: () => this.apis.discoveryApi.getBaseUrl('hq'),
      fetch: this.apis.fetchApi.fetch,
      locale,
    });
    return client.call(tenantsContract.onboardingOptions, {});
  }
}
