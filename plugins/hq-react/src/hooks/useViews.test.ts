import { viewQuery } from './useViews';

it('keeps what the list is filtered and ordered by, the page’s own filters included, and how the table looks', () => {
  const list = { filters: { open: 'true', userId: '' }, sort: '-lastSeenAt' };
  expect(viewQuery('?cursor=abc&dialog=new&columns=a,b', list)).toBe(
    'open=true&sort=-lastSeenAt&columns=a%2Cb',
  );
});
