/** E-mail addresses of the sample staff, by role; all have the password HQ_SAMPLE_STAFF_PASSWORD. */
export const people = {
  superAdmin: 'salim.albalushi@cleanmatex.example',
  technicalAdmin: 'aisha.almansoori@cleanmatex.example',
  businessAdmin: 'maha.alharthi@cleanmatex.example',
  compliance: 'fahad.almutairi@cleanmatex.example',
  supportAnalyst: 'noura.alkuwari@cleanmatex.example',
};

/** The password of the sample staff. */
export function samplePassword(): string {
  const password = process.env.HQ_SAMPLE_STAFF_PASSWORD;
  if (!password) throw new Error('HQ_SAMPLE_STAFF_PASSWORD is not set');
  return password;
}
