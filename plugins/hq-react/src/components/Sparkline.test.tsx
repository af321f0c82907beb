import { render, screen } from '@testing-library/react';
import { Sparkline } from './Sparkline';

const heights = () =>
  screen
    .getByRole('img', { name: 'Onboarded' })
    .querySelector('polyline')
    ?.getAttribute('points')
    ?.split(' ')
    .map(point => Number(point.split(',')[1]));

it('is highest at the largest value and flat where there is none', () => {
  const { rerender } = render(
    <Sparkline label="Onboarded" values={[0, 4, 2]} />,
  );
  expect(heights()).toEqual([22, 2, 12]);
  rerender(<Sparkline label="Onboarded" values={[0, 0]} />);
  expect(heights()).toEqual([22, 22]);
  rerender(<Sparkline label="Onboarded" values={[3]} />);
  expect(heights()).toEqual([2]);
});
