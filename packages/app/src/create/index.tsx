import { coreExtensionData } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';

const TemplatesPage = lazy(() => import('./TemplatesPage'));

/** The console's list of templates; everything below it is Backstage's. */
function Templates({ stock }: { stock: ReactNode }) {
  return (
    <Routes>
      <Route
        path="/"
        element={
          <Suspense fallback={null}>
            <TemplatesPage />
          </Suspense>
        }
      />
      <Route path="*" element={stock} />
    </Routes>
  );
}

const templates = scaffolderPlugin
  .getExtension('sub-page:scaffolder/templates')
  .override({
    factory: originalFactory => {
      const output = originalFactory();
      const stock = output.get(coreExtensionData.reactElement);
      return [
        coreExtensionData.routePath(output.get(coreExtensionData.routePath)),
        coreExtensionData.title(output.get(coreExtensionData.title)),
        coreExtensionData.reactElement(<Templates stock={stock} />),
      ];
    },
  });

/** Backstage's templates with the console's own list of them. */
export const createPlugin = scaffolderPlugin.withOverrides({
  extensions: [templates],
});
