import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { DiffView, SubjectsDiff } from './DiffView';

jest.mock('../i18n/useHqLanguage', () => ({ useHqLanguage: jest.fn() }));

beforeEach(() => {
  jest.mocked(useHqLanguage).mockReturnValue('en');
});

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

  it('shows countries and days in words', async () => {
    renderInTestApp(
      <DiffView
        changes={[
          { path: 'country', before: 'OM', after: 'AE' },
          { path: 'contractEnd', before: null, after: '2027-01-31' },
        ]}
      />,
    );
    expect(await screen.findByText('Oman')).toBeInTheDocument();
    expect(screen.getByText('United Arab Emirates')).toBeInTheDocument();
    expect(screen.getByText('31 Jan 2027')).toBeInTheDocument();
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

  const subjects = [
    { subjectType: 'tenant', subjectName: 'Bright', subjectName2: 'برايت' },
    { subjectType: 'subscription', subjectName: 'Pro', subjectName2: null },
    { subjectType: 'session', subjectName: null, subjectName2: null },
  ].map(subject => ({
    ...subject,
    subjectId: subject.subjectType,
    changes: [{ path: 'status', before: 'active', after: 'suspended' }],
  }));

  const headings = async () =>
    (await screen.findAllByRole('heading')).map(each => each.textContent);

  it('says what each thing is and its name when there are several', async () => {
    renderInTestApp(<SubjectsDiff subjects={subjects} />);
    expect(await headings()).toEqual([
      'Tenant · Bright',
      'Subscription · Pro',
      'Session',
    ]);
  });

  it('takes the Arabic name in Arabic, where there is one', async () => {
    jest.mocked(useHqLanguage).mockReturnValue('ar');
    renderInTestApp(<SubjectsDiff subjects={subjects} />);
    const names = (await headings()).map(text => text?.split(' · ')[1]);
    expect(names).toEqual(['برايت', 'Pro', undefined]);
  });
});
