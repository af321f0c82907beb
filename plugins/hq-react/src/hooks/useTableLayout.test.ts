import { movedColumn, shownColumns } from './useTableLayout';

const all = ['name', 'status', 'plan', 'country'];

describe('Columns of a table', () => {
  it('are the page’s own when nobody asked for others', () => {
    expect(shownColumns(all, [])).toEqual(all);
  });

  it('are those asked for in their order, after the one that names the row', () => {
    expect(shownColumns(all, ['plan', 'name', 'status'])).toEqual([
      'name',
      'plan',
      'status',
    ]);
  });

  it('leave out what the list does not have and what is named twice', () => {
    expect(shownColumns(all, ['plan', 'gone', 'plan'])).toEqual([
      'name',
      'plan',
    ]);
  });

  it('keep the one that names the row when it is all that is asked for', () => {
    expect(shownColumns(all, ['name'])).toEqual(['name']);
  });

  it('move one place, but never before the one that names the row', () => {
    expect(movedColumn(all, 'plan', -1)).toEqual([
      'name',
      'plan',
      'status',
      'country',
    ]);
    expect(movedColumn(all, 'plan', 1)).toEqual([
      'name',
      'status',
      'country',
      'plan',
    ]);
    expect(movedColumn(all, 'status', -1)).toEqual(all);
    expect(movedColumn(all, 'country', 1)).toEqual(all);
    expect(movedColumn(all, 'name', 1)).toEqual(all);
  });
});
