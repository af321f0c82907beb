import {
  createGenerateClassName,
  jssPreset,
  StylesProvider,
  ThemeProvider,
  useTheme,
} from '@material-ui/core/styles';
import {
  intlLocales,
  LANGUAGE_COOKIE,
  type Locale,
} from '@cleanmatex/hq-common';
import { useHqLanguage } from '@cleanmatex/hq-react';
import { create, type GenerateId } from 'jss';
import rtl from 'jss-rtl';
import { useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

/** Direction in which a language is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

const YEAR_SECONDS = 31_536_000;

/** Puts language and direction on the document, and tells the sign-in pages which language was chosen. */
export function applyToDocument(locale: Locale) {
  document.cookie = `${LANGUAGE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

/**
 * Class names of Material UI as its own and Backstage's rules refer to them: a nested theme, which the
 * direction needs, would number them.
 */
function classNames(productionPrefix: string): GenerateId {
  const generate = createGenerateClassName({ productionPrefix });
  return (rule, sheet) =>
    generate(rule, sheet).replace(/^(Mui\w*-\w+)-\d+$/, '$1');
}

const styles = {
  ltr: {
    jss: create(jssPreset()),
    generateClassName: classNames('hq-l'),
    sheetsManager: new Map(),
  },
  rtl: {
    jss: create({ plugins: [...jssPreset().plugins, rtl()] }),
    generateClassName: classNames('hq-r'),
    sheetsManager: new Map(),
  },
};

function MuiDirection(props: {
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}) {
  const { direction } = props;
  const outer = useTheme();
  const theme = useMemo(() => ({ ...outer, direction }), [outer, direction]);
  return (
    <StylesProvider {...styles[direction]}>
      <ThemeProvider theme={theme}>{props.children}</ThemeProvider>
    </StylesProvider>
  );
}

/** Gives everything inside the direction of the console's language: document, React Aria and Material UI. */
export function Direction({ children }: { children: ReactNode }) {
  const locale = useHqLanguage();
  useEffect(() => applyToDocument(locale), [locale]);
  return (
    <I18nProvider locale={intlLocales[locale]}>
      <MuiDirection direction={directionOf(locale)}>{children}</MuiDirection>
    </I18nProvider>
  );
}
