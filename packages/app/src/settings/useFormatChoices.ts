import { chosenFormats, type FormatChoices } from '@cleanmatex/hq-common';
import { useUserSetting } from '@cleanmatex/hq-react';
import { useEffect } from 'react';
import { formatsOf, keepFormats } from './keptFormats';

const SETTING = 'formats';

type Kept = { digits: string; hijri: boolean };

const same = (a: FormatChoices, b: FormatChoices) =>
  a.digits === b.digits && a.hijri === b.hijri;

/** How the person reads numbers and dates, kept with the account. The portal is loaded anew with what is chosen. */
export function useFormatChoices(): {
  choices: FormatChoices;
  choose: (choices: FormatChoices) => void;
} {
  const { value, isLoaded, set } = useUserSetting<Kept>(SETTING);
  return {
    choices: isLoaded ? formatsOf(value) : chosenFormats(),
    choose: choices => set({ ...choices }),
  };
}

/** Follows the person's choices, also those made in another browser or left here by somebody else. */
export function useFormatsInStep(): void {
  const { value, isLoaded } = useUserSetting<Kept>(SETTING);
  useEffect(() => {
    const choices = formatsOf(value);
    if (!isLoaded || same(choices, chosenFormats())) return;
    if (keepFormats(choices)) window.location.reload();
  }, [value, isLoaded]);
}
