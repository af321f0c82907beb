import '@backstage/cli/asset-types';
import './settings/applyFormats';
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import App from './App';
import { applyToDocument } from './theme/Direction';

applyToDocument(localStorage.getItem('language') === 'ar' ? 'ar' : 'en');

/** The app of an address: in development the shared parts have pages of their own, which no build for production has. */
async function appOf(pathname: string): Promise<typeof App> {
  if (
    process.env.NODE_ENV === 'development' &&
    /^\/stories(\/|$)/.test(pathname)
  ) {
    return (await import('./stories/StoriesApp')).default;
  }
  return App;
}

async function start() {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element with id root');
  const app = await appOf(window.location.pathname);
  ReactDOM.createRoot(root).render(app.createRoot());
}

start();
