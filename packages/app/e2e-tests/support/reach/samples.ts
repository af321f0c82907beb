import { expect } from '@playwright/test';
import { tenantActionTexts } from '@cleanmatex/hq-common';
import type { Language } from '../texts';
import type { PersonsApi } from '../tenants';

/** What the ways lead to: texts by which its rows are found. */
export interface Samples {
  /** Has a scheduled change. */
  active: string;
  trial: string;
  suspended: string;
  /** Held. */
  archived: string;
  /** Waits to be started. */
  readyRun: string;
  /** Some rows done, one failed. */
  failedRun: string;
  person: string;
  formerPerson: string;
}

const REASON = { reason: 'Sample of the ways' };

/** Makes what the ways lead to. */
export class SampleMaker {
  private readonly mark: string;

  constructor(
    private readonly api: PersonsApi,
    private readonly language: Language,
  ) {
    this.mark = `reach-${language}-${Date.now().toString(36)}`;
  }

  /** Makes all of it. */
  async make(): Promise<Samples> {
    const [active, trial, suspended, archived, other] = await Promise.all([
      this.tenant('active', 'growth'),
      this.tenant('trial', 'FREE_TRIAL'),
      this.tenant('suspended', 'growth'),
      this.tenant('archived', 'growth'),
      this.tenant('other', 'growth'),
    ]);
    const { api } = this;
    await api.call('POST', `/tenants/${active.id}/scheduled-changes`, {
      action: 'suspend',
      at: new Date(Date.now() + 9 * 86_400_000).toISOString(),
      ...REASON,
    });
    await api.call('DELETE', `/tenants/${archived.id}`, REASON);
    await api.call('POST', `/tenants/${archived.id}/hold`, REASON);
    const failed = await this.run('tenants.suspend', [suspended.id, other.id]);
    await api.call('POST', `/tenants/${other.id}/suspend`, REASON);
    await api.call('POST', `/bulk-runs/${failed}/start`);
    await this.waitFor(failed, 'done');
    await this.run('tenants.archive', [other.id]);
    const former = await this.person('former');
    await api.call('POST', `/users/${former.id}/deactivate`, REASON);
    const person = await this.person('present');
    await this.keyAndRole();
    return {
      active: active.slug,
      trial: trial.slug,
      suspended: suspended.slug,
      archived: archived.slug,
      readyRun: tenantActionTexts.archive[this.language],
      failedRun: tenantActionTexts.suspend[this.language],
      person: person.email,
      formerPerson: former.email,
    };
  }

  private async tenant(kind: string, planCode: string) {
    const slug = `${this.mark}-${kind}`;
    const { id } = await this.api.call('POST', '/tenants', {
      name: `Way ${kind}`,
      name2: `طريق ${kind}`,
      slug,
      email: `${slug}@laundry.example`,
      phone: '+96892123456',
      country: 'OM',
      planCode,
    });
    const status = async () =>
      (await this.api.call('GET', `/tenants/${id}`)).status;
    await expect.poll(status, { timeout: 30_000 }).toMatch(/active|trial/);
    return { id, slug };
  }

  /** Previews a run. @returns its id, when it is ready */
  private async run(operation: string, ids: string[]): Promise<string> {
    const { id } = await this.api.call('POST', '/bulk-runs', {
      operation,
      selection: { ids },
      input: REASON,
    });
    await this.waitFor(id, 'ready');
    return id;
  }

  private async waitFor(runId: string, state: string): Promise<void> {
    const current = async () =>
      (await this.api.call<{ state: string }>('GET', `/bulk-runs/${runId}`))
        .state;
    await expect.poll(current, { timeout: 30_000 }).toBe(state);
  }

  private async person(kind: string) {
    const email = `${this.mark}-${kind}@cleanmatex.example`;
    const { user } = await this.api.call<{ user: { id: string } }>(
      'POST',
      '/users',
      { email, name: `Way ${kind}`, roles: ['support_analyst'] },
    );
    return { id: user.id, email };
  }

  private async keyAndRole(): Promise<void> {
    await this.api.call('POST', '/roles', {
      code: this.mark.replaceAll('-', '_'),
      name: this.mark,
      name2: 'دور من الطرق',
      description: 'Sample of the ways',
      description2: 'عيّنة من الطرق',
      permissions: ['hq.tenant.read'],
    });
    await this.api.call('POST', '/api-keys', {
      name: this.mark,
      roleCode: 'support_analyst',
    });
  }
}
