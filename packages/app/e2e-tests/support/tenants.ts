import type { Tenant } from '@cleanmatex/hq-common';
import type { Portal } from './portal';
import { newTenant, type NewTenant } from './onboard';

type TenantFields = Pick<
  Tenant,
  'id' | 'version' | 'status' | 'name' | 'name2' | 'city' | 'address'
>;

/** The HQ API as the person who is signed in at a portal. */
export class PersonsApi {
  private constructor(
    private readonly portal: Portal,
    private readonly headers: Record<string, string>,
  ) {}

  /** Takes the token of the person's next call. */
  static async of(portal: Portal): Promise<PersonsApi> {
    const call = portal.page.waitForRequest(/\/api\/hq\/v1\//);
    await portal.page.goto('/tenants');
    const { authorization } = await (await call).allHeaders();
    return new PersonsApi(portal, { authorization });
  }

  /** Calls an operation; fails when the answer is an error. */
  async call<T = TenantFields>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    data?: object,
    version?: number,
  ): Promise<T> {
    const answer = await this.portal.page.request.fetch(`/api/hq/v1${path}`, {
      method,
      data,
      headers: {
        ...this.headers,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
    });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  }

  /** Onboards a tenant without the template. */
  async onboard(): Promise<NewTenant & { id: string; version: number }> {
    const tenant = newTenant(this.portal.language);
    const { name, name2, slug, email } = tenant;
    const { id } = await this.call('POST', '/tenants', {
      name,
      name2,
      slug,
      email,
      phone: '+96892123456',
      country: 'OM',
      planCode: 'growth',
    });
    const { version } = await this.call('GET', `/tenants/${id}`);
    return { ...tenant, id, version };
  }
}
