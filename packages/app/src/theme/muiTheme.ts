import {
  createUnifiedTheme,
  genPageTheme,
  palettes,
  type UnifiedTheme,
} from '@backstage/theme';

/** Light or dark. */
export type ThemeMode = 'light' | 'dark';

/* MUI computes with colours, so that it cannot take theme variables; these are those of tokens.css. */
const colors = {
  light: {
    background: '#f7f8f8',
    panel: '#ffffff',
    line: '#e4e7e7',
    text: '#15201f',
    muted: '#5d6b6a',
    accent: '#0f766e',
    error: '#b42318',
  },
  dark: {
    background: '#0f1515',
    panel: '#161d1d',
    line: '#283231',
    text: '#e8eeed',
    muted: '#9db0ae',
    accent: '#2dd4bf',
    error: '#fb8a80',
  },
};

const fontFamily =
  "'Inter Variable', 'IBM Plex Sans Arabic', system-ui, sans-serif";

function pageThemes(mode: ThemeMode) {
  const { background, text } = colors[mode];
  const plain = genPageTheme({
    colors: [background, background],
    shape: 'none',
    options: { fontColor: text },
  });
  return Object.fromEntries(
    [
      'home',
      'documentation',
      'tool',
      'service',
      'website',
      'library',
      'other',
      'app',
      'apis',
    ].map(name => [name, plain]),
  );
}

/** The console's colours and type for Backstage's own Material UI pages. */
export function createHqMuiTheme(mode: ThemeMode): UnifiedTheme {
  const c = colors[mode];
  return createUnifiedTheme({
    fontFamily,
    htmlFontSize: 16,
    defaultPageTheme: 'home',
    pageTheme: pageThemes(mode),
    palette: {
      ...palettes[mode],
      primary: { main: c.accent },
      secondary: { main: c.accent },
      error: { main: c.error },
      background: { default: c.background, paper: c.panel },
      text: { primary: c.text, secondary: c.muted },
      divider: c.line,
      border: c.line,
      textContrast: c.text,
      textSubtle: c.muted,
      textVerySubtle: c.line,
      link: c.accent,
      linkHover: c.accent,
      navigation: {
        background: c.panel,
        indicator: c.accent,
        color: c.muted,
        selectedColor: c.accent,
      },
    },
    components: {
      MuiPaper: {
        styleOverrides: {
          elevation1: { boxShadow: 'none', border: `1px solid ${c.line}` },
        },
      },
      MuiButton: { styleOverrides: { root: { textTransform: 'none' } } },
      MuiTab: { styleOverrides: { root: { textTransform: 'none' } } },
      MuiChip: { styleOverrides: { root: { borderRadius: 999 } } },
      CatalogReactUserListPicker: {
        styleOverrides: { root: { backgroundColor: 'transparent' } },
      },
    },
  });
}
