import {
  AppRootElementBlueprint,
  configApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

let started = false;

/** Starts front-end observability when `app.faro.url` is set; the SDK is loaded only then. */
export function FaroStarter() {
  const config = useApi(configApiRef);
  useEffect(() => {
    const url = config.getOptionalString('app.faro.url');
    if (!url || started) return;
    started = true;
    import('@grafana/faro-web-sdk').then(
      ({ getWebInstrumentations, initializeFaro }) =>
        initializeFaro({
          url,
          app: {
            name: 'hq-console',
            environment: config.getOptionalString('app.environment'),
          },
          sessionTracking: {
            samplingRate: config.getOptionalNumber('app.faro.sampling') ?? 1,
          },
          instrumentations: getWebInstrumentations({ captureConsole: false }),
        }),
    );
  }, [config]);
  return null;
}

/** Front-end observability as an element at the app's root. */
export const faroExtension = AppRootElementBlueprint.make({
  name: 'faro',
  params: { element: <FaroStarter /> },
});
