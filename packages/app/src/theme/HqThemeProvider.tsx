import {
  appThemeApiRef,
  configApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { UnifiedThemeProvider } from '@backstage/theme';
import {
  useCallback,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { Direction } from './Direction';
import { createHqMuiTheme, type ThemeMode } from './muiTheme';

const darkPreference = () => window.matchMedia('(prefers-color-scheme: dark)');

function usePrefersDark(): boolean {
  return useSyncExternalStore(
    useCallback(onChange => {
      const query = darkPreference();
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    }, []),
    () => darkPreference().matches,
  );
}

/** Theme that the person chose; undefined while the system decides. */
export function useChosenTheme(): string | undefined {
  const api = useApi(appThemeApiRef);
  return useSyncExternalStore(
    useCallback(
      onChange => {
        const subscription = api.activeThemeId$().subscribe(onChange);
        return () => subscription.unsubscribe();
      },
      [api],
    ),
    () => api.getActiveThemeId(),
  );
}

function useThemeMode(): ThemeMode {
  const chosen = useChosenTheme();
  const prefersDark = usePrefersDark();
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return prefersDark ? 'dark' : 'light';
}

function EnvironmentBand() {
  const environment =
    useApi(configApiRef).getOptionalString('app.environment') ?? 'development';
  return (
    <div
      className="hq-band"
      data-environment={environment}
      aria-hidden="true"
    />
  );
}

/** Theme and direction of the whole console. One component serves both themes, so that a switch keeps state. */
export function HqThemeProvider({ children }: { children: ReactNode }) {
  const mode = useThemeMode();
  const theme = useMemo(() => createHqMuiTheme(mode), [mode]);
  return (
    <UnifiedThemeProvider theme={theme} themeName="hq">
      <Direction>
        <EnvironmentBand />
        {children}
      </Direction>
    </UnifiedThemeProvider>
  );
}
