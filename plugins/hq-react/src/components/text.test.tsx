import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { HqPage } from './HqPage';
import { BilingualText, Ltr } from './text';

const NAME = 'Noor مغسلة (24/7)';
const NAME2 = 'مغسلة Noor — فرع 3';

/** What a text stands in, by itself: its signs and numbers stay with it, and those beside it where they are. */
const isolates = (text: string) =>
  screen.getAllByText(text).map(({ tagName, textContent }) => ({
    tagName,
    alone: textContent === text,
  }));

it('isolates names in two scripts, and identifiers, from what stands around them', async () => {
  renderInTestApp(
    <HqPage title={NAME}>
      <BilingualText name="Laundry" name2={NAME2} more="3 · 24" />
      <Ltr>+968 9212 3456</Ltr>
    </HqPage>,
  );
  await screen.findByText(NAME2);
  const isolated = [{ tagName: 'BDI', alone: true }];
  for (const text of [NAME, 'Laundry', NAME2, '+968 9212 3456']) {
    expect(isolates(text)).toEqual(isolated);
  }
  expect(screen.getByText('+968 9212 3456')).toHaveAttribute('dir', 'ltr');
});
