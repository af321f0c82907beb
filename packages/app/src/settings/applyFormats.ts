import { chooseFormats } from '@cleanmatex/hq-common';
import { keptFormats } from './keptFormats';

// Texts take the digits when they are loaded, so that this module comes before all of them.
chooseFormats(keptFormats());
