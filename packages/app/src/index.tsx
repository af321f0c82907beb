import '@backstage/cli/asset-types';
import './settings/applyFormats';
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import App from './App';
import { applyToDocument } from './theme/Direction';

applyToDocument(localStorage.getItem('language') === 'ar' ? 'ar' : 'en');

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with id root');
ReactDOM.createRoot(root).render(App.createRoot());
