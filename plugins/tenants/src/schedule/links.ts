/** Address of the list of scheduled changes. @param tenantId - only those of this tenant. */
export const scheduledHref = (tenantId?: string) =>
  tenantId ? `/tenants/scheduled?tenantId=${tenantId}` : '/tenants/scheduled';
