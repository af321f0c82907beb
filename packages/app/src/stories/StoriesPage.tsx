import { Link } from '@backstage/ui';
import { EmptyState, HqPage } from '@cleanmatex/hq-react';
import { Route, Routes, useParams } from 'react-router-dom';
import { storyNames } from './names';
import { stories } from './stories';
import { useSay } from './useSay';

function Story() {
  const say = useSay();
  const { part = '' } = useParams();
  const name = storyNames.find(known => known === part);
  if (!name)
    return <EmptyState title={say('No such part', 'لا جزء بهذا الاسم')} />;
  const { title, Part, isPage } = stories[name];
  return (
    <div key={name} data-story={name}>
      {isPage ? (
        <Part />
      ) : (
        <HqPage title={say(...title)}>
          <Part />
        </HqPage>
      )}
    </div>
  );
}

function Index() {
  const say = useSay();
  return (
    <HqPage title={say('Shared parts', 'الأجزاء المشتركة')}>
      <ul>
        {storyNames.map(name => (
          <li key={name}>
            <Link href={`/stories/${name}`}>{say(...stories[name].title)}</Link>
          </li>
        ))}
      </ul>
    </HqPage>
  );
}

/** Page `/stories`: the shared parts of hq-react, a page each. */
export function StoriesPage() {
  return (
    <Routes>
      <Route path="/" element={<Index />} />
      <Route path="/:part" element={<Story />} />
    </Routes>
  );
}
