/** A tenant that passes every check; `suffix` keeps slug and e-mail unique. */
export function sampleTenant(suffix: string) {
  return {
    name: `Bright Wash ${suffix}`,
    name2: 'مغسلة السطوع',
    slug: `bright-wash-${suffix}`,
    email: `owner-${suffix}@brightwash.example`,
    phone: '+96892345678',
    country: 'OM',
    currency: 'OMR',
    timezone: 'Asia/Muscat',
    planCode: 'growth',
  };
}
