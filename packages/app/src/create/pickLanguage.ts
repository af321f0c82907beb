export { pickLanguage } from '@cleanmatex/hq-react';
