/** English texts of a tenant's brand. */
export const brandEnglish = {
  'brand.change': 'Change the brand',
  'brand.title': 'Brand of {{name}}',
  'brand.preview':
    'The brand on a screen and a receipt of the tenant, in English and Arabic, light and dark',
  'brand.logo': 'Logo',
  'brand.logoHint':
    'PNG, JPEG, WebP or a plain SVG; at most 512 KB and 2048 pixels a side. Everybody can see it.',
  'brand.chooseLogo': 'Choose a file',
  'brand.removeLogo': 'Remove the logo',
  'brand.keepLogo': 'Leave it as it was',
  'brand.logoGoes': 'The logo is removed when you save.',
  'brand.done': 'Brand of {{name}} changed',
  'timeline.tenants.updateBrand': 'Brand changed',
} as const;
