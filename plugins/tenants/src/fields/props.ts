import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/** What a form field of a template is given. */
export type FieldProps<T, O = {}> = FieldExtensionComponentProps<T, O>;

/** Values of all steps of the form, as far as they are filled in. */
export interface OnboardingForm {
  name?: string;
  place?: { country?: string; currency?: string; timezone?: string };
}

/** Values of the other fields of the form. */
export function formOf(props: {
  formContext?: { formData?: unknown };
}): OnboardingForm {
  return (props.formContext?.formData ?? {}) as OnboardingForm;
}

/** The label of a field. */
export function labelOf(props: {
  schema: { title?: string };
  name: string;
}): string {
  return props.schema.title ?? props.name;
}
