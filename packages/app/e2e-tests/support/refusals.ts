import type { PermissionName } from '@cleanmatex/hq-common';
import { roleName, titleOf } from './access';
import type { Portal } from './portal';
import { expect } from './test';
import { containing } from './texts';

/** A button that may not be used says which permission it needs, and does nothing. */
export async function expectRefused(
  analyst: Portal,
  action: string,
  permission: PermissionName,
): Promise<void> {
  const button = analyst.button('tenants', action);
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  const reason = containing(titleOf(permission, analyst.language));
  await expect(button).toHaveAccessibleDescription(reason);
  await expect(button).toHaveAccessibleDescription(
    containing(roleName('business_admin', analyst.language)),
  );
  await button.click({ force: true });
  await expect(analyst.page.getByRole('dialog')).toBeHidden();
}

/** The API refuses to suspend a tenant, as its page does: the session's own token gets 403, with the reason in its language. */
export async function expectForbidden(
  analyst: Portal,
  slug: string,
  authorization: string,
): Promise<void> {
  const { page, language } = analyst;
  const headers = { authorization, 'accept-language': language };
  const found = await page.request.get(`/api/hq/v1/tenants?q=${slug}`, {
    headers,
  });
  expect(found.status()).toBe(200);
  const [{ id, version }] = (await found.json()).items;
  const answer = await page.request.post(`/api/hq/v1/tenants/${id}/suspend`, {
    headers: { ...headers, 'if-match': `"${version}"` },
    data: { reason: 'Not allowed' },
  });
  expect(answer.status()).toBe(403);
  const { error } = await answer.json();
  expect(error.name).toBe('NotAllowedError');
  expect(error.code).toBe('permission_missing');
  expect(error.details.permission).toBe('hq.tenant.suspend');
  expect(error.message).toContain(titleOf('hq.tenant.suspend', language));
  expect(error.message).toContain(roleName('business_admin', language));
}
