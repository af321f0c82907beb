import { render, screen } from '@testing-library/react';
import { LimitBar } from './LimitBar';

const bar = (used: number, limit: number) => {
  render(
    <LimitBar
      used={used}
      limit={limit}
      label="Usage"
      text={`${used} of ${limit}`}
    />,
  );
  return screen.getByRole('meter', { name: 'Usage' });
};

describe('a limit’s bar', () => {
  it('tells its value in numbers and words', () => {
    const meter = bar(5, 20);
    expect(meter).toHaveAttribute('aria-valuenow', '5');
    expect(meter).toHaveAttribute('aria-valuemax', '20');
    expect(meter).toHaveAttribute('aria-valuetext', '5 of 20');
  });

  it.each([
    [15, 'within'],
    [16, 'nearly'],
    [20, 'over'],
    [31, 'over'],
  ])('with %i of 20 is %s', (used, level) => {
    expect(bar(used, 20)).toHaveAttribute('data-level', level);
  });

  it('never is longer than its place', () => {
    const used = bar(31, 20).firstElementChild as HTMLElement;
    expect(used.style.inlineSize || used.getAttribute('style')).toContain(
      '100%',
    );
  });
});
