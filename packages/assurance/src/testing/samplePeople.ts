/** A new person of the console. @param suffix - makes the address the only one of its kind */
export const sampleUser = (suffix: string) => ({
  email: `person-${suffix}@cleanmatex.example`,
  name: `Person ${suffix}`,
  roles: ['support_analyst'],
});

/** A new role that may read tenants. */
export const sampleRole = (code: string) => ({
  code,
  name: 'Reader',
  name2: 'قارئ',
  description: 'Reads tenants',
  description2: 'يطالع المنشآت',
  permissions: ['hq.tenant.read'],
});
