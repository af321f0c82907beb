import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { listOf, useUrlState, withChanges } from './useUrlState';

const at = (address: string) => ({
  wrapper: ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
  ),
});

describe('useUrlState', () => {
  it('reads the address and falls back to the defaults', () => {
    const { result } = renderHook(
      () => useUrlState({ q: '', sort: 'name' }),
      at('/list?q=wash&other=1'),
    );
    expect(result.current[0]).toEqual({ q: 'wash', sort: 'name' });
  });

  it('writes changes, leaves other values alone and drops defaults', () => {
    const { result } = renderHook(
      () => ({
        state: useUrlState({ q: '', sort: 'name' }),
        search: useLocation().search,
      }),
      at('/list?q=wash&other=1'),
    );
    act(() => result.current.state[1]({ sort: '-name', q: '' }));
    expect(result.current.search).toBe('?other=1&sort=-name');
    act(() => result.current.state[1]({ sort: 'name' }));
    expect(result.current.search).toBe('?other=1');
  });
});

describe('withChanges', () => {
  it('does not touch the query that it is given', () => {
    const before = new URLSearchParams('q=a');
    expect(withChanges(before, { q: 'b' }, { q: '' }).toString()).toBe('q=b');
    expect(before.toString()).toBe('q=a');
  });
});

describe('listOf', () => {
  it('splits at commas', () => {
    expect(listOf('a,b')).toEqual(['a', 'b']);
    expect(listOf('')).toEqual([]);
    expect(listOf(undefined)).toEqual([]);
  });
});
