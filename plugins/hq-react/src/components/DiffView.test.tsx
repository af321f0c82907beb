import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { DiffView, SubjectsDiff } from './DiffView';

const rows = () => screen.getAllByRole('row').slice(1);

describe('DiffView', () => {
  it('shows each field with the value before and after', async () => {
    renderInTestApp(
      <DiffView
        changes={[
          { path: 'status', before: 'active', after: 'suspended' },
          { path: 'limits.orders', before: 3000, after: 4500 },
          { path: 'enabled', before: true, after: false },
        ]}
        labelOf={path => (path === 'status' ? 'Status' : undefined)}
      />,
    );
    await screen.findByRole('table');
    const [status, orders, enabled] = rows();
    expect(
      within(status).getByRole('rowheader', { name: 'Status' }),
    ).toBeInTheDocument();
    expect(within(status).getByText('Active').closest('del')).not.toBeNull();
    expect(within(status).getByText('Suspended').closest('ins')).not.toBeNull();
    expect(within(orders).getByText('limits.orders')).toBeInTheDocument();
    expect(within(orders).getByText('3,000')).toBeInTheDocument();
    expect(within(orders).getByText('4,500')).toBeInTheDocument();
    expect(within(enabled).getByText('Yes')).toBeInTheDocument();
    expect(within(enabled).getByText('No')).toBeInTheDocument();
  });

  it('lets the domain show a value in its own way', async () => {
    renderInTestApp(
      <DiffView
        changes={[{ path: 'planCode', before: null, after: 'PRO' }]}
        formatValue={(path, value) =>
          path === 'planCode' && value === 'PRO' ? 'Pro' : undefined
        }
      />,
    );
    expect(await screen.findByText('Pro')).toBeInTheDocument();
    expect(screen.queryByText('empty')).not.toBeInTheDocument();
  });

  it('says that a value was taken away', async () => {
    renderInTestApp(
      <DiffView changes={[{ path: 'city', before: 'Muscat', after: null }]} />,
    );
    expect(await screen.findByText('empty')).toBeInTheDocument();
  });
});

describe('DiffView of two things', () => {
  it('names them, and strikes nothing out', async () => {
    renderInTestApp(
      <DiffView
        sides={{ first: 'Al Seeb', second: 'Al Noor' }}
        changes={[{ path: 'city', before: 'Muscat', after: null }]}
      />,
    );
    expect(
      await screen.findByRole('columnheader', { name: 'Al Seeb' }),
    ).toBeVisible();
    expect(screen.getByText('Muscat').closest('del')).toBeNull();
    expect(screen.getByText('empty')).toBeInTheDocument();
  });
});

describe('SubjectsDiff', () => {
  it('says when nothing changes', async () => {
    renderInTestApp(<SubjectsDiff subjects={[]} />);
    expect(await screen.findByText('Nothing changes')).toBeInTheDocument();
  });

  it('names each entity when there are several', async () => {
    const subject = (subjectName: string) => ({
      subjectType: 'tenant',
      subjectId: subjectName,
      subjectName,
      changes: [{ path: 'status', before: 'active', after: 'suspended' }],
    });
    renderInTestApp(
      <SubjectsDiff subjects={[subject('Bright Wash'), subject('Al Seeb')]} />,
    );
    expect(await screen.findByText('Bright Wash')).toBeInTheDocument();
    expect(screen.getByText('Al Seeb')).toBeInTheDocument();
  });
});
