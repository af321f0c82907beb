import { act, renderHook, waitFor } from '@testing-library/react';
import type { HqList } from './useHqList';
import { usePainted, usePaintedFilters } from './usePainted';

it('has the first text at once and the next one after it was painted', async () => {
  const { result, rerender } = renderHook(({ text }) => usePainted(text), {
    initialProps: { text: 'one' },
  });
  expect(result.current).toBe('one');
  rerender({ text: 'two' });
  expect(result.current).toBe('one');
  await waitFor(() => expect(result.current).toBe('two'));
});

it('has the filters of the rows on the screen until the rows of others are there', async () => {
  const list = (status: string, isPlaceholderData: boolean) =>
    ({ query: { isPlaceholderData }, filters: { status } } as unknown as Pick<
      HqList<unknown>,
      'query' | 'filters'
    >);
  const { result, rerender } = renderHook(usePaintedFilters, {
    initialProps: list('', false),
  });
  rerender(list('trial', true));
  await act(() => new Promise(resolve => setTimeout(resolve, 50)));
  expect(result.current).toEqual({ status: '' });
  rerender(list('trial', false));
  await waitFor(() => expect(result.current).toEqual({ status: 'trial' }));
});
